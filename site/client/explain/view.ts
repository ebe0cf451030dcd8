import { h } from '../dom.js';
import type { ChainLink, Diagnosis, Repeat } from './diagnose.js';

/**
 * What there is to say about a paste, as elements.
 * @returns a hint where nothing was recognised
 */
export function view(diagnosis: Diagnosis): readonly HTMLElement[] {
  const notices = diagnosis.notices.map((notice) => h('p', { class: 'notice' }, notice));
  if (diagnosis.info === undefined && diagnosis.term === undefined)
    return [
      ...notices,
      h(
        'p',
        { class: 'empty' },
        'No error was recognised in this text. Paste the body, what ',
        h('code', {}, 'console.log(error)'),
        ' printed, or the answer with its headers.',
      ),
    ];
  return [
    ...notices,
    answer(diagnosis),
    ...part('Codes, from outside to inside', chain(diagnosis.chain)),
    ...facts(diagnosis),
    ...snippet(diagnosis.snippet),
    ...client(diagnosis),
    ...similar(diagnosis),
  ];
}

function part(title: string, ...children: readonly (HTMLElement | undefined)[]): readonly HTMLElement[] {
  const content = children.filter((child) => child !== undefined);
  return content.length === 0 ? [] : [h('section', {}, h('h2', {}, title), ...content)];
}

/** The address of the page of a code, which is the same on every page. */
export const codeAddress = (code: string): string => `codes/${encodeURIComponent(code)}.html`;

function answer({ chain: links, repeat, info, term }: Diagnosis): HTMLElement {
  const actedOn = links.find(({ isActedOn }) => isActedOn);
  const status = info?.status ?? term?.status?.status;
  const name =
    actedOn?.code ??
    term?.condition?.condition ??
    (status === undefined ? undefined : String(status)) ??
    (info ? `A failure without a code (${info.category})` : `What may be meant`);
  const meaning =
    actedOn?.known?.meaning ??
    term?.condition?.meaning ??
    term?.status?.guidance ??
    (actedOn ? 'The catalogue does not know this code.' : '');
  return h(
    'section',
    { class: 'answer' },
    h('p', { class: 'label' }, actedOn ? 'Act on this code' : 'This is'),
    h('h2', {}, actedOn?.known ? h('a', { href: codeAddress(actedOn.known.code) }, name) : name),
    h('p', {}, meaning),
    repeat &&
      h('p', { class: `repeat ${repeat.answer}` }, h('strong', {}, heading(repeat)), ' ', repeat.advice),
  );
}

function heading({ answer: said, waitMs }: Repeat): string {
  if (said === 'yes' && waitMs !== undefined && waitMs > 0)
    return `Repeat after ${duration(waitMs)}, as the service asks.`;
  if (said === 'yes') return 'Repeat, but not at once.';
  return said === 'no' ? 'Do not repeat it as it is.' : 'Whether to repeat is not known.';
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 120) return `${seconds} second${seconds === 1 ? '' : 's'}`;
  return seconds < 7200 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3600)} hours`;
}

function chain(links: readonly ChainLink[]): HTMLElement | undefined {
  if (links.length === 0) return undefined;
  return h(
    'ol',
    { class: 'chain' },
    ...links.map(({ code, known, isActedOn, isDetail }) =>
      h(
        'li',
        { class: isActedOn ? 'acted-on' : undefined },
        known ? h('a', { href: codeAddress(known.code) }, h('code', {}, code)) : h('code', {}, code),
        isActedOn && h('span', { class: 'badge' }, 'act on this'),
        isDetail && h('span', { class: 'badge' }, 'beside it, in details'),
        h('span', { class: 'meaning' }, known?.meaning ?? 'Not in the catalogue.'),
      ),
    ),
  );
}

function facts({ info, conditions }: Diagnosis): readonly HTMLElement[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    [
      'Condition',
      conditions.map(({ condition, meaning }) => `${condition}: ${meaning}`).join(' ') || undefined,
    ],
    ['Status', info?.status?.toString()],
    ['Kind', info?.category],
    ['Message', info?.message === '' ? undefined : info?.message.slice(0, 500)],
    ['Request id, for Microsoft support', info?.requestId],
    ['Client request id', info?.clientRequestId],
    ['Time of the service', info?.date],
    ['Claims to hand to the sign-in library', info?.challenge?.claims],
    ['Wrong values', info?.values?.map(({ name = '', value = '' }) => `${name}: ${value}`).join(', ')],
  ];
  const told = rows.filter((row): row is readonly [string, string] => row[1] !== undefined && row[1] !== '');
  if (told.length === 0) return [];
  const legacy =
    info?.legacy === true
      ? h('p', {}, 'This is the shape of the retired Azure AD Graph or of SharePoint REST.')
      : undefined;
  return part(
    'What else it says',
    h('dl', {}, ...told.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    legacy,
  );
}

function snippet(code: string | undefined): readonly HTMLElement[] {
  if (code === undefined) return [];
  return part(
    'The code to write',
    h(
      'div',
      { class: 'code' },
      h('button', { type: 'button', class: 'copy', 'data-copy': true }, 'Copy'),
      h('pre', { tabindex: '0' }, h('code', {}, code)),
    ),
  );
}

function client({ client: known }: Diagnosis): readonly HTMLElement[] {
  if (!known) return [];
  return part(
    `What ${known.name} loses`,
    h('ul', {}, ...known.lost.map((line) => h('li', {}, ...marked(line)))),
  );
}

/** Words between backticks as code. */
function marked(line: string): readonly (HTMLElement | string)[] {
  return line.split('`').map((piece, index) => (index % 2 === 1 ? h('code', {}, piece) : piece));
}

function similar({ messages, similar: codes }: Diagnosis): readonly HTMLElement[] {
  const list =
    codes.length === 0
      ? undefined
      : h(
          'p',
          {},
          'Did you mean ',
          ...codes.flatMap((code, index) => [
            index > 0 ? ', ' : '',
            h('a', { href: codeAddress(code) }, h('code', {}, code)),
          ]),
          '?',
        );
  const known =
    messages.length === 0
      ? undefined
      : h(
          'ul',
          {},
          ...messages.map(({ pattern, codes: of, ambiguous, note }) =>
            h(
              'li',
              {},
              `“${pattern}”`,
              of.length > 0 && ' comes with ',
              ...of.flatMap((code, index) => [
                index > 0 ? ', ' : '',
                h('a', { href: codeAddress(code) }, h('code', {}, code)),
              ]),
              ambiguous && ' (and that code comes with other texts, too)',
              note !== '' && ` – ${note}`,
            ),
          ),
        );
  return part(codes.length > 0 ? 'Similar codes' : 'Similar messages', list, known);
}
