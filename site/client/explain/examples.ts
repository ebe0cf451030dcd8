/** What can be tried without an error at hand. */
export const examples: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'A body with inner errors',
    text: `{
  "error": {
    "code": "invalidRequest",
    "message": "One of the provided arguments is not acceptable.",
    "innerError": {
      "code": "resourceModified",
      "message": "ETag does not match current item's value",
      "date": "2026-11-02T08:15:30",
      "request-id": "6f7d2b1c-5d1a-4c00-9d00-1a2b3c4d5e6f"
    }
  }
}`,
  },
  {
    name: 'Throttled, with headers',
    text: `HTTP/1.1 429 Too Many Requests
Retry-After: 17
request-id: 0d1c1f0a-6a7b-4a55-8c6e-2f5a3e1b9c77
Content-Type: application/json

{"error":{"code":"TooManyRequests","message":"Please retry again later.","innerError":{"code":"429","date":"2026-11-02T08:15:30"}}}`,
  },
  {
    name: 'console.log of the SDK',
    text: `GraphError: The specified object was not found in the store.
    at GraphErrorHandler.constructError (node_modules/@microsoft/microsoft-graph-client/lib/src/GraphErrorHandler.js:53:26)
    at async GraphRequest.get (node_modules/@microsoft/microsoft-graph-client/lib/src/GraphRequest.js:330:20) {
  statusCode: 404,
  code: 'ErrorItemNotFound',
  requestId: null,
  date: 2026-11-02T08:15:30.000Z,
  body: '{"code":"ErrorItemNotFound","message":"The specified object was not found in the store."}',
  headers: Headers { 'request-id': '7b9c1d2e-0f1a-4b2c-8d3e-4f5a6b7c8d9e' }
}`,
  },
  {
    name: 'An axios error with a token',
    text: `AxiosError: Request failed with status code 401
    at settle (node_modules/axios/lib/core/settle.js:19:12) {
  isAxiosError: true,
  code: 'ERR_BAD_REQUEST',
  config: { headers: { Authorization: 'Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJzdWIiOiJleGFtcGxlIn0.c2lnbmF0dXJl' } },
  response: {
    status: 401,
    data: { error: { code: 'InvalidAuthenticationToken', message: 'Access token has expired or is not yet valid.' } }
  }
}`,
  },
  {
    name: 'A log line',
    text: `2026-11-02T08:15:30Z ERROR sync failed user=17 status=403 {"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}} attempt=3`,
  },
  {
    name: 'Only a sentence',
    text: 'Another object with the same value for property userPrincipalName already exists.',
  },
];
