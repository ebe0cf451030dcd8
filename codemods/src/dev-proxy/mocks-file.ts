import {
  answersOf,
  commonAnswers,
  errorBody,
  headersFor,
  responseOf,
  RETRY_AFTER_SECONDS,
  type Answer,
  type Response,
} from './answers.js';
import { statusesOf, type Catalogue } from './catalogue.js';
import { gatewayAnswers } from './gateways.js';
import { HOST, MARK, schema } from './schemas.js';

interface Mock {
  readonly request: { readonly url: string; readonly method: string; readonly nth?: number };
  readonly response: Response;
  readonly comment: string;
}

const sentenceOf = ({ meaning, conditions }: Answer): string =>
  conditions.length > 0 ? `${meaning} Condition: ${conditions.join(', ')}.` : meaning;

const mock = (answer: Answer, nth?: number): Mock => ({
  comment: sentenceOf(answer),
  request: { url: `${HOST}/*/mock/${answer.name}`, method: 'GET', ...(nth !== undefined && { nth }) },
  response: responseOf(answer),
});

const success: Omit<Answer, 'name'> = {
  meaning: 'The request went through.',
  conditions: [],
  statusCode: 200,
  headers: [{ name: 'Content-Type', value: 'application/json' }],
  body: { value: [] },
};

/** The first answers fail, the next one does not: what a retry has to get through. */
const sequence = (name: string, failures: readonly Answer[]): Mock[] => [
  ...failures.map((answer, index) => mock({ ...answer, name }, index + 1)),
  mock({ ...success, name }),
];

const named = (name: string): Answer[] =>
  [...commonAnswers, ...gatewayAnswers].filter((answer) => answer.name === name);

/** A batch that went through with items that did not. */
function batchMock(): Mock {
  const item = (id: string, status: number, codes: readonly string[], headers: object = {}): object => ({
    id,
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: errorBody({
      codes,
      message: 'This item failed.',
      inner: 'innerError',
      id: `00000000-0000-4000-8000-00000000000${id}`,
    }),
  });
  const responses = [
    { id: '1', status: 200, headers: { 'Content-Type': 'application/json' }, body: { value: [] } },
    item('2', 429, ['ApplicationThrottled'], { 'Retry-After': String(RETRY_AFTER_SECONDS) }),
    item('3', 404, ['itemNotFound', 'uploadSessionNotFound']),
  ];
  const comment = 'Item 1 went through, item 2 is throttled, item 3 does not exist.';
  return {
    comment,
    request: { url: `${HOST}/*/mock/$batch`, method: 'POST' },
    response: { statusCode: 200, headers: success.headers, body: { responses } },
  };
}

const idOfOperation = '00000000-0000-4000-8000-000000000000';

export function mocksFile(catalogue: Catalogue): object {
  const services = [
    ...new Set(catalogue.codes.filter((entry) => statusesOf(entry).length > 0).map(({ service }) => service)),
  ];
  const failedOperation: Answer = {
    name: 'failed-operation',
    meaning: 'A long operation of Excel that failed: status 200, and the error in the body.',
    conditions: ['serverError'],
    statusCode: 200,
    headers: headersFor(200, idOfOperation),
    body: {
      status: 'failed',
      ...errorBody({
        codes: ['internalServerError', 'internalServerErrorUncategorized'],
        message: 'An unspecified error has occurred.',
        inner: 'innerError',
        id: idOfOperation,
      }),
    },
  };
  const mocks = [
    ...sequence('throttled-twice', [...named('throttled'), ...named('throttled-without-wait')]),
    ...sequence('gateway-once', named('gateway-503')),
    batchMock(),
    ...[
      failedOperation,
      ...commonAnswers,
      ...gatewayAnswers,
      ...services.flatMap((service) => answersOf(catalogue, service)),
    ].map((answer) => mock(answer)),
  ];
  return { $schema: schema('mockresponseplugin.mocksfile'), comment: MARK, mocks };
}
