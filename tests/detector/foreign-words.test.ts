import { describe } from 'vitest';
import { finds, SDK } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => {
  text(name, source);
};

/** A `try` with a request of the classic client, what else stands in it, and what its `catch` does. */
const around = (handling: string, before = '', head = ''): string => `${SDK}${head}
export async function load() { try { ${before} return await client.api('/me/drive').get(); } catch (e: any) { ${handling} throw e; } }`;

describe('words of the network', () => {
  const list = (words: readonly string[]): string =>
    `const WORDS: readonly string[] = ${JSON.stringify(words)};\n`;
  silent(
    'in a list',
    around(
      'const lower = e.message.toLowerCase(); if (WORDS.some((word) => lower.includes(word))) return null;',
      '',
      list([
        'fetch failed',
        'err_internet_disconnected',
        'dns lookup failed',
        'unable to connect',
        'went offline',
      ]),
    ),
  );
  silent('one alone', around("if (e.message.includes('ERR_NAME_NOT_RESOLVED')) return null;"));
  silent(
    'in a pattern',
    around(
      'if (/net::ERR_INTERNET_DISCONNECTED|network is unreachable|unable to connect to/i.test(e.message)) return null;',
    ),
  );
  silent(
    'in a chain',
    around(
      "if (e.message.includes('socket hang up') || e.message.includes('connection dropped')) return null;",
    ),
  );
  silent(
    'as part of a sentence',
    around("if (e.message.startsWith('Unable to connect to the remote server')) return null;"),
  );
  text(
    'fewer than the others',
    around(
      'if («WORDS.some((word) => e.message.includes(word))») return null;',
      '',
      list(['socket hang up', 'mailbox is inactive', 'mailbox is full']),
    ),
  );
  text(
    'beside a code of Graph',
    around(
      "if («e.message.includes('socket hang up') || e.message.includes('itemNotFound')») return null;",
    ).replace("«e.message.includes('socket hang up') || ", "e.message.includes('socket hang up') || «"),
  );
  text('inside of longer words', around("if («e.message.includes('unable to connectors')») return null;"));
});

describe('words of the file system', () => {
  silent(
    'beside each other',
    around(
      "const t = e.message.toLowerCase(); if (t.includes('disk') || t.includes('space') || t.includes('enospc')) return null;",
    ),
  );
  silent('a sentence', around("if (e.message.includes('no space left on device')) return null;"));
  silent('an errno alone', around("if (e.message.toLowerCase().includes('erofs')) return null;"));
  text(
    'a word that Graph has as well',
    around("if («e.message.includes('Insufficient space available')») return null;"),
  );
  text(
    'one beside a condition of Graph',
    around(
      "const t = e.message.toLowerCase(); if (t.includes('disk') || «t.includes('throttled')») return null;",
    ),
  );
});

describe('words of a library that signs in', () => {
  const MSAL = "import { PublicClientApplication } from '@azure/msal-browser';\n";
  const APP = `${MSAL}declare const app: PublicClientApplication;\n`;
  silent(
    'beside its call, by type',
    around("if (e.message.includes('Authentication')) return null;", 'await app.loginPopup();', APP),
  );
  silent(
    'by what it was made with',
    around(
      "if (e.message.includes('Authentication failed')) return null;",
      'await app.loginPopup();',
      `${MSAL}const app = new PublicClientApplication({} as any);\n`,
    ),
  );
  silent(
    'by a hook',
    around(
      'if (/sign.?in|login/i.test(e.message)) return null;'.replace('sign.?in|login', 'sign in|login'),
      'await instance.acquireTokenPopup({});',
      "import { useMsal } from '@azure/msal-react';\nconst { instance } = useMsal();\n",
    ),
  );
  silent(
    'by what a factory gives',
    around(
      "if (e.message.includes('popup')) return null;",
      'await app.loginPopup();',
      `${MSAL}const app = await PublicClientApplication.createPublicClientApplication({} as any);\n`,
    ),
  );
  silent(
    'in a function of its own',
    around(
      "if (e.message.includes('consent')) return null;",
      'await token();',
      `${APP}async function token() { return (await app.acquireTokenSilent({} as any)).accessToken; }\n`,
    ),
  );
  text('without such a call', around("if («e.message.includes('Authentication')») return null;"));
  text(
    'beside something else of the same name',
    around(
      "if («e.message.includes('Authentication')») return null;",
      'app.loginPopup();',
      'declare const app: { loginPopup(): void };\n',
    ),
  );
  text(
    'a code of Graph that holds one',
    around(
      "if («e.message.includes('InvalidAuthenticationToken')») return null;",
      'await app.loginPopup();',
      APP,
    ),
  );
  // Which of the two may have said a sentence that nobody knows is not settled.
  silent(
    'a sentence that nobody knows',
    around("if (e.message.includes('mailbox is inactive')) return null;", 'await app.loginPopup();', APP),
  );
  text(
    'such a sentence without that call',
    around("if («e.message.includes('mailbox is inactive')») return null;"),
  );
});

describe('sentences of a token endpoint', () => {
  const REFRESH =
    "import axios from 'axios';\nconst refresh = () => axios.post('https://login.microsoftonline.com/common/oauth2/v2.0/token', {});\n";
  silent(
    'beside a request to it',
    around(
      'if (/refresh token.*(expired|revoked)/i.test(e.message)) return null;',
      'await refresh();',
      REFRESH,
    ),
  );
  silent(
    'the one that others send',
    around(
      "if (e.message.includes('Token has been expired or revoked')) return null;",
      'await refresh();',
      REFRESH,
    ),
  );
  silent(
    'read from where only it writes',
    around(
      'const detail = String(e.response?.data?.error_description || e.message); if (/token has been expired or revoked/i.test(detail)) return null;',
    ),
  );
  text('without one', around("if («e.message.includes('Token has been expired or revoked')») return null;"));
  text(
    'what Graph says of its own tokens',
    around("if («e.message.includes('Access token has expired')») return null;", 'await refresh();', REFRESH),
  );
});

describe('after every answer of Graph has left', () => {
  const WORDS = "if (e.message.includes('mailbox is inactive')) return null;";
  const FOUND = "if («e.message.includes('mailbox is inactive')») return null;";
  silent('by its status', around(`if (e.statusCode) throw e; ${WORDS}`));
  silent('by a status that is there', around(`if (e.statusCode !== undefined) { throw e; } ${WORDS}`));
  silent('by the type of the status', around(`if (typeof e.statusCode === 'number') throw e; ${WORDS}`));
  silent(
    'by a range',
    around(`if (e.statusCode === 404) return 1; if (e.statusCode >= 400) throw e; ${WORDS}`),
  );
  silent(
    'by a constant',
    around(`const status = e.statusCode ?? e.response?.status; if (status) throw e; ${WORDS}`),
  );
  silent(
    'in the same condition',
    around("if (!e.statusCode && e.message.includes('mailbox is inactive')) return null;"),
  );
  silent('in the other branch', around(`if (e.statusCode) { console.log(e); } else ${WORDS}`));
  silent(
    'by no status',
    around("if (e.statusCode === undefined) { if (e.message.includes('mailbox is inactive')) return null; }"),
  );
  text('one status alone', around(`if (e.statusCode === 404) throw e; ${FOUND}`));
  text('the failures of the server alone', around(`if (e.statusCode >= 500) throw e; ${FOUND}`));
  text(
    'the status of another error',
    around(`if (other.statusCode) throw e; ${FOUND}`, '', 'declare const other: any;\n'),
  );
  text('without leaving', around(`if (e.statusCode) console.log(e); ${FOUND}`));
  text(
    'an error that is made of the text',
    `async function send() { const res = await fetch('https://graph.microsoft.com/v1.0/me'); if (!res.ok) throw new Error(await res.text()); return res.json(); }
export async function load() { try { return await send(); } catch (e: any) { if (e.status) throw e; ${FOUND} throw e; } }`,
  );
});

describe('words of another service', () => {
  // Most of what is called is Graph, so that nothing but the words keeps the test from being found.
  const MOST = "await client.api('/a').get(); await client.api('/b').get(); ";
  const OTHER = `${MOST}await fetch("https://api.example.org/charge");`;
  for (const [name, words] of [
    ['of an account without money', 'billing'],
    ['of a database', 'violates the policy of the tenant'],
    ['of a shell', 'command not found'],
  ] as const) {
    text(
      `${name}, where nothing but Graph can send them`,
      around(`if («e.message.includes('${words}')») return null;`),
    );
    silent(
      `${name}, beside a request to another host`,
      around(`if (e.message.includes('${words}')) return null;`, OTHER),
    );
    silent(
      `${name}, beside a call that nobody knows`,
      around(
        `if (e.message.includes('${words}')) return null;`,
        `${MOST}await charge();`,
        'declare function charge(): Promise<void>;\n',
      ),
    );
    silent(
      `${name}, beside a call of another library`,
      around(
        `if (e.message.includes('${words}')) return null;`,
        `${MOST}await charge();`,
        "import { charge } from 'charges';\n",
      ),
    );
  }
  for (const said of ['duplicate key value', 'violates foreign key constraint', 'unique constraint'])
    silent(
      `of a database and nothing else: ${said}`,
      around(`if (e.message.includes('${said}')) return null;`),
    );
  silent(
    'beside another service within the same call',
    around(
      "if (e.message.includes('billing')) return null;",
      'await both();',
      "import { google } from 'googleapis';\nasync function both() { await client.api('/me').get(); await google.drive('v3').files.list(); }\n",
    ),
  );
  text(
    'say nothing of those beside them, where nothing but Graph can send them',
    around("if («e.message.includes('billing') || e.message.includes('not yet paid')») return null;"),
  );
  silent(
    'say the same of those beside them, where something else can',
    around("if (e.message.includes('billing') || e.message.includes('not yet paid')) return null;", OTHER),
  );
});

describe('words about JSON', () => {
  text(
    'that Graph uses',
    around("if («e.message.includes('Unable to read JSON request payload')») return null;"),
  );
  for (const said of [
    'is not valid JSON',
    'JSON.parse',
    'JSON at position 3',
    'JSON input',
    'JSON Parse error',
    'json',
  ])
    silent(`of the language: ${said}`, around(`if (e.message.includes('${said}')) return null;`));
});
