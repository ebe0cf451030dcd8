import { hasErrorCode, GraphErrorCode } from 'msgraph-errors'

export const f = (e) => hasErrorCode( // the error
  e, /* its code */ GraphErrorCode.ItemNotFound /* as sent */ ,
  // and another
  GraphErrorCode.AccessDenied
)
