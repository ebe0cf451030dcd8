import { STATUS_CODES } from 'node:http';
import { describeCode } from 'msgraph-errors/knowledge';
import type { Asked } from './asked.js';
import type { Origin, Sample } from './sample.js';
import { sampleOf, templatesOf, type Template } from './recorded-samples.js';

const OUTERMOST = {
  scenario: 'graph-404',
  code: 'itemNotFound',
  message: 'The resource could not be found.',
};
const INNER = { scenario: 'graph-400-nested-innerError', code: 'badArgument', message: undefined };

/** Recorded errors with another code, message and status: what a client makes of an answer with them. */
export function variantsOf(origin: Origin, all: readonly Asked[]): readonly Sample[] {
  const templates = templatesOf(origin);
  // What has only the code shows what a test of the words never saw.
  const coded = all.flatMap(({ code, message, status }): Asked[] =>
    code === undefined || message === undefined ? [] : [status === undefined ? { code } : { code, status }],
  );
  return [...all, ...coded].flatMap(withStatuses).flatMap((asked) => {
    const models = asked.message === undefined && asked.isFirst ? [OUTERMOST, INNER] : [OUTERMOST];
    return models.flatMap((model) =>
      templates
        .filter(({ name }) => name.startsWith(`${model.scenario} `))
        .flatMap((template) => {
          const varied = vary(origin, template, model, asked);
          return asked.message === undefined || !template.record
            ? [varied]
            : [varied, saying(asked.message, vary(origin, template, model, asked))];
        }),
    );
  });
}

/**
 * Statuses that may come with a code of which the catalogue knows none: a condition around the place may ask
 * for one.
 */
const USUAL = [404, 400, 403, 409];

/** The same with each status that it may have. */
function withStatuses(asked: Asked): readonly (Asked & { readonly isFirst: boolean })[] {
  if (asked.status !== undefined || asked.code === undefined) return [{ ...asked, isFirst: true }];
  const known = describeCode(asked.code)?.statuses ?? [];
  return (known.length > 0 ? known : USUAL).map((status, index) => ({
    ...asked,
    status,
    isFirst: index === 0,
  }));
}

/**
 * Some clients have a message of their own: what was compared with it may be the words of another version.
 */
function saying(message: string, sample: Sample): Sample {
  Object.defineProperty(sample.value, 'message', { value: message, configurable: true });
  return { ...sample, name: `${sample.name} as its message` };
}

function vary(
  origin: Origin,
  { name, record, scenario }: Template,
  model: { readonly code: string; readonly message: string | undefined },
  asked: Asked,
): Sample {
  const { status } = asked;
  const replaced = <T>(value: T): T => {
    let text = JSON.stringify(value);
    if (asked.code !== undefined) text = text.replaceAll(model.code, asked.code);
    if (asked.message !== undefined && model.message !== undefined)
      text = text.replaceAll(model.message, () => quotedTwice(asked.message ?? ''));
    if (status !== undefined && model === OUTERMOST)
      text = text.replaceAll('404', String(status)).replaceAll('Not Found', STATUS_CODES[status] ?? 'Failed');
    return JSON.parse(text) as T;
  };
  return sampleOf(
    origin,
    record && replaced(record),
    replaced(scenario),
    `${name} with ${wordsFor(model === OUTERMOST ? asked : { ...asked, status: undefined })}`,
  );
}

/**
 * A text that may stand in JSON within JSON; what would have to be escaped is no part of any message that is
 * known.
 */
const quotedTwice = (text: string): string => text.replace(/["\\\n\r\t]/g, ' ');

export function wordsFor({
  code,
  message,
  status,
}: { readonly [K in keyof Asked]: Asked[K] | undefined }): string {
  return [
    code,
    message === undefined ? undefined : `“${message}”`,
    status === undefined ? undefined : String(status),
  ]
    .filter((word) => word !== undefined)
    .join(' and ');
}
