import { Injectable } from '@nestjs/common';
import { hasErrorCode } from 'msgraph-errors';

@Injectable()
export class Errors {
  @Memo((error: unknown) => hasErrorCode(error, 'itemNotFound'))
  isGone(error: unknown): boolean {
    return hasErrorCode(error, 'itemNotFound', 'ErrorItemNotFound') satisfies boolean;
  }
}

declare function Memo(test: (error: unknown) => boolean): MethodDecorator;
