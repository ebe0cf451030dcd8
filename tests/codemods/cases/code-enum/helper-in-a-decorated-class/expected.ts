import { Injectable } from '@nestjs/common';
import { hasErrorCode, GraphErrorCode } from 'msgraph-errors';

@Injectable()
export class Errors {
  @Memo((error: unknown) => hasErrorCode(error, GraphErrorCode.ItemNotFound))
  isGone(error: unknown): boolean {
    return hasErrorCode(error, GraphErrorCode.ItemNotFound, GraphErrorCode.ErrorItemNotFound) satisfies boolean;
  }
}

declare function Memo(test: (error: unknown) => boolean): MethodDecorator;
