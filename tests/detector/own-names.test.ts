import { describe } from 'vitest';
import { finds, SDK } from './find.js';

const text = finds('message-match');
const code = finds('code-compare');
const silentText = (name: string, source: string): void => {
  text(name, source);
};
const silentCode = (name: string, source: string): void => {
  code(name, source);
};

/** An error of the project that keeps what it is given under names of its own. */
const CLASS = `class MailFailure extends Error {
  readonly reason: string;
  constructor(message: string, readonly graphCode: string, detail: string, readonly hint = 'none') { super(message); this.reason = detail; }
  get shown() { return this.reason.trim(); }
  is(word: string) { return this.reason.includes(word); }
}
`;

/** A request that throws such an error, and what its caller asks of it. */
const thrown = (
  test: string,
  made = "new MailFailure('Mail failed', body.error.code, body.error.message)",
  head = CLASS,
): string => `${head}
async function call(path: string) {
  const res = await fetch('https://graph.microsoft.com/v1.0' + path);
  if (!res.ok) { const body: any = await res.json(); throw ${made}; }
  return res.json();
}
export async function me() { try { return await call('/me'); } catch (e: any) { if (${test}) return null; throw e; } }`;

/** An error that is filled after it was made, and one that a function makes. */
const filled = (test: string, fill: string): string =>
  thrown(test, 'failure', '').replace(
    'const body: any = await res.json();',
    `const body: any = await res.json(); const failure: any = new Error('Mail failed'); ${fill}`,
  );

describe('a part of an answer under a name of the project', () => {
  code('a code', thrown("«e.graphCode === 'accessDenied'»"));
  text('a message', thrown("«e.reason.includes('mailbox is inactive')»"));
  text('a message that a getter reads', thrown("«e.shown.includes('mailbox is inactive')»"));
  text('a message, in lower case', thrown("«e.reason.toLowerCase().includes('mailbox is inactive')»"));
  code(
    'a code that is put into the error',
    filled("«e.graphCode === 'accessDenied'»", 'failure.graphCode = body.error.code;'),
  );
  code(
    'an answer that is put into the error',
    filled("«e.graph.code === 'accessDenied'»", 'failure.graph = body.error;'),
  );
  text(
    'an answer that is put into the error, its message',
    filled("«e.graph.message.startsWith('mailbox is inactive')»", 'failure.graph = body.error;'),
  );
  code(
    'a code in an object that is thrown',
    thrown("«e.graphCode === 'accessDenied'»", '{ graphCode: body.error.code }', ''),
  );
  code(
    'a code of an error that a function makes',
    thrown(
      "«e.graphCode === 'accessDenied'»",
      'toFailure(body)',
      `${CLASS}const toFailure = (answer: any) => new MailFailure('Mail failed', answer.error.code, '');`,
    ),
  );
  code(
    'a code of an error that a function throws',
    thrown(
      "«e.graphCode === 'accessDenied'»",
      'fail(body)',
      `${CLASS}function fail(answer: any): never { throw new MailFailure('Mail failed', answer.error.code, ''); }`,
    ).replace('throw fail(body)', 'fail(body)'),
  );
  text(
    'a message of the error that is its cause',
    `${SDK}${CLASS}async function call() { try { return await client.api('/me').get(); } catch (cause) { throw Object.assign(new Error('Mail failed'), { original: cause }); } }
export async function me() { try { return await call(); } catch (e: any) { if («e.original.message.includes('mailbox is inactive')») return null; throw e; } }`,
  );
});

describe('what is no part of an answer', () => {
  silentCode('the code of an error that has none', thrown("e.code === 'accessDenied'"));
  silentCode(
    'a code of the project',
    thrown(
      "e.graphCode === 'accessDenied'",
      "new MailFailure('Mail failed', 'accessDenied', body.error.message)",
    ),
  );
  silentCode(
    'a code that the project makes of the status',
    thrown(
      "e.graphCode === 'accessDenied'",
      "new MailFailure('Mail failed', res.status === 403 ? 'accessDenied' : 'other', body.error.message)",
    ),
  );
  silentText(
    'a text of the project',
    thrown(
      "e.reason.includes('mailbox is inactive')",
      "new MailFailure('Mail failed', body.error.code, 'The mailbox is inactive')",
    ),
  );
  silentText(
    'a text that stands where nothing else is given',
    thrown("e.hint.includes('mailbox is inactive')"),
  );
  silentCode(
    'a code that is put into the error by the project',
    filled("e.graphCode === 'accessDenied'", "failure.graphCode = 'accessDenied';"),
  );
  silentCode(
    'what another service has answered',
    thrown("e.graphCode === 'accessDenied'").replace('graph.microsoft.com', 'api.example.com'),
  );
  silentText(
    'the message of what another service has answered',
    thrown("e.reason.includes('mailbox is inactive')").replace('graph.microsoft.com', 'api.example.com'),
  );
});
