export class DigestError extends Error {
  constructor(
    message: string,
    readonly subscriber: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DigestError';
  }
}

interface ServiceError {
  code?: string;
  innerError?: ServiceError;
  innererror?: ServiceError;
}

export function errorCodes(error: unknown): string[] {
  const codes: string[] = [];
  const body = (error as { body?: unknown } | null)?.body;
  let level: ServiceError | undefined = typeof body === 'string' ? (JSON.parse(body) as ServiceError) : undefined;
  while (level) {
    if (level.code) codes.push(level.code);
    level = level.innerError ?? level.innererror;
  }
  return codes;
}

export function isPermanent(error: unknown): boolean {
  return errorCodes(error).some((code) => code === 'MailboxNotHostedInExchangeOnline' || code === 'ErrorInvalidUser');
}

export function statusFor(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes('is not a subscriber')) return 404;
  if (error instanceof DigestError) return 502;
  return 500;
}
