import { hasErrorCode } from 'msgraph-errors'

export const f = (e) => hasErrorCode( // the error
  e, /* its code */ 'itemNotFound' /* as sent */ ,
  // and another
  'accessDenied'
)
