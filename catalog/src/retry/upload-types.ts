import type { RetryContext } from './options.js';

/** The bytes of one slice. */
export interface UploadRange {
  /** First byte. */
  readonly start: number;
  /** First byte after the slice. */
  readonly end: number;
  /** Value for the `Content-Range` header. */
  readonly contentRange: string;
}

/** Who takes the bytes: OneDrive and SharePoint, Outlook (attachments), or Universal Print. */
export type UploadService = 'drive' | 'outlook' | 'print';

export interface UploadSession<T> {
  /** Bytes of the whole file. */
  readonly size: number;
  /** Bytes of a slice. Default 3932160 (3.75 MiB), which every service takes. */
  readonly sliceSize?: number | undefined;
  /**
   * Whose limits `sliceSize` keeps. `drive` (default): a multiple of 320 KiB, below 60 MiB. `outlook`
   * (attachments): up to 4 MiB. `print`: below 10 MiB.
   */
  readonly service?: UploadService | undefined;
  /**
   * First byte that the service lacks, where the caller knows it: 0 for a session that was just created
   * spares the first request. Default: the session is asked.
   */
  readonly start?: number | undefined;
  /** Sends one slice to the upload URL. */
  readonly put: (range: UploadRange, context: RetryContext) => Promise<T>;
  /**
   * Gets the upload URL; `nextExpectedRanges` of the answer, parsed or as a `Response`, tell what the service
   * has.
   */
  readonly status: (context: RetryContext) => Promise<unknown>;
  /** Gets the finished item. Asked only when all bytes have arrived and the answer with the item was lost. */
  readonly finished?: ((context: RetryContext) => Promise<T>) | undefined;
}
