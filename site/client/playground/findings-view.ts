import { h } from '../dom.js';
import type { Answer, FileAnswer, Finding } from './protocol.js';

/** What can be done with a finding. */
export interface Actions {
  readonly apply: (file: string, finding: Finding) => void;
  readonly goTo: (file: string, line: number) => void;
  /** Address of the form for a finding that is wrong. */
  readonly report: (file: string, finding: Finding) => string;
  /** Address of the page of a rule. */
  readonly page: (rule: string) => string;
}

/** All findings, file by file. */
export function findingsView(answer: Answer, actions: Actions): readonly HTMLElement[] {
  if (answer.problem !== undefined) return [h('p', { class: 'notice' }, answer.problem)];
  const items = answer.files.flatMap((file) => [
    ...errorOf(file, actions),
    ...file.findings.map((finding) => findingView(file.name, finding, actions)),
  ]);
  return items.length > 0
    ? items
    : [
        h(
          'p',
          { class: 'empty' },
          'Nothing is found. A place is reported only where evidence says that the error comes from a Graph request.',
        ),
      ];
}

function errorOf({ name, error }: FileAnswer, { goTo }: Actions): readonly HTMLElement[] {
  return error ? [h('p', { class: 'notice' }, place(name, error.line, goTo), ' ', error.message)] : [];
}

function findingView(file: string, finding: Finding, actions: Actions): HTMLElement {
  const { rule, message, line, changes, left } = finding;
  const apply =
    changes.length > 0 &&
    button(
      'Apply the suggestion',
      () => {
        actions.apply(file, finding);
      },
      'primary small-button',
    );
  return h(
    'article',
    { class: 'finding' },
    h(
      'p',
      { class: 'where' },
      place(file, line, actions.goTo),
      ' ',
      h('a', { href: actions.page(rule) }, rule),
    ),
    h('p', {}, ...marked(message)),
    evidence(finding, actions),
    changes.length === 0 &&
      left !== undefined &&
      !message.includes(left) &&
      h('p', { class: 'soft' }, `No replacement is offered: ${left}`),
    h(
      'div',
      { class: 'buttons' },
      apply,
      h(
        'a',
        { class: 'button', href: actions.report(file, finding), rel: 'noreferrer' },
        'Report a false positive',
      ),
    ),
  );
}

function evidence({ evidence: steps }: Finding, { goTo }: Actions): HTMLElement {
  const items = steps.map(({ text, file, line }) =>
    h('li', {}, place(file, line, goTo), ' ', h('code', {}, text)),
  );
  return h(
    'details',
    { open: steps.length > 1 },
    h('summary', {}, 'Where the error comes from'),
    h('ol', { class: 'evidence' }, ...items),
  );
}

function place(file: string, line: number, goTo: Actions['goTo']): HTMLElement {
  return button(
    `${file}:${line}`,
    () => {
      goTo(file, line);
    },
    'place',
  );
}

function button(name: string, press: () => void, kind: string): HTMLButtonElement {
  const element = h('button', { type: 'button', class: kind }, name);
  element.addEventListener('click', press);
  return element;
}

/** Words between backticks as code. */
function marked(line: string): readonly (HTMLElement | string)[] {
  return line.split('`').map((piece, index) => (index % 2 === 1 ? h('code', {}, piece) : piece));
}
