import type { Answer } from './answers.js';

const page = (title: string, text: string): string => `<!-- Written by msgraph-codemod dev-proxy. -->
<!DOCTYPE html>
<html>
<head><title>${title}</title></head>
<body>
<h2>${title}</h2>
<p>${text}</p>
</body>
</html>
`;

/**
 * Pages of gateways in front of Graph, by file name. Dev Proxy sends a text body with quotes around it, a
 * file as it is.
 */
export const pages: ReadonlyMap<string, string> = new Map([
  ['gateway-502.html', page('502 Bad Gateway', 'The server behind this gateway sent no valid answer.')],
  [
    'gateway-503.html',
    page('503 Service Unavailable', 'The service is not available for now. Please try again later.'),
  ],
  [
    'gateway-504.html',
    page('504 Gateway Time-out', 'The server behind this gateway did not answer in time.'),
  ],
]);

const html = { name: 'Content-Type', value: 'text/html; charset=utf-8' };

/** Answers that hold no code: only the status tells what is wrong. */
export const gatewayAnswers: readonly Answer[] = [
  {
    name: 'gateway-502',
    meaning: 'An HTML page of a gateway. Only the status tells what is wrong.',
    conditions: ['unavailable'],
    statusCode: 502,
    headers: [html],
    body: '@gateway-502.html',
  },
  {
    name: 'gateway-503',
    meaning: 'An HTML page with Retry-After. Only the status tells what is wrong.',
    conditions: ['unavailable'],
    statusCode: 503,
    headers: [html, { name: 'Retry-After', value: '10' }],
    body: '@gateway-503.html',
  },
  {
    name: 'gateway-504',
    meaning: 'An HTML page of a gateway. Only the status tells what is wrong.',
    conditions: ['timeout'],
    statusCode: 504,
    headers: [html],
    body: '@gateway-504.html',
  },
  {
    name: 'no-body',
    meaning: 'A failure without a body. Only the status tells what is wrong.',
    conditions: ['serverError'],
    statusCode: 500,
    headers: [],
  },
];
