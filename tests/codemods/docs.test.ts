import { cpSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { TestProject } from './helpers/project.js';

const PAGE = readFileSync(new URL('../../docs/codemod.md', import.meta.url), 'utf8');
const EXAMPLE = fileURLToPath(new URL('../../examples/mail-digest', import.meta.url));

/** The commands of the session with what they print; blanks at line ends are lost in Markdown. */
function session(): { readonly command: string; readonly output: string }[] {
  const block = /## A session\n[^]*?```\n([^]*?)```/.exec(PAGE)?.[1] ?? '';
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...lines] = part.split('\n');
      return { command, output: lines.join('\n').trim() };
    });
}

it('the session in the documentation is what the command prints', () => {
  const project = new TestProject({});
  cpSync(EXAMPLE, project.root, { recursive: true });
  project.commit();
  const commands = session();
  expect(commands.map(({ command }) => command.split(' ')[0])).toEqual(['npx', 'npx', 'git', 'npx']);
  for (const { command, output } of commands) {
    const args = command.split(' ');
    if (args[0] === 'git') {
      project.commit();
      continue;
    }
    const { status, stdout } = project.run(...args.slice(2));
    expect(status).toBe(0);
    expect(stdout.replace(/[ \t]+$/gm, '').trim()).toBe(output);
  }
}, 120_000);

it('the documentation names every option of the command', () => {
  const { stdout } = new TestProject({}).run('--help');
  const options = [...stdout.matchAll(/--[a-z-]+/g)]
    .map(([option]) => option)
    .filter((option) => !['--help', '--version'].includes(option));
  expect(options.length).toBeGreaterThan(12);
  expect(options.filter((option) => !new RegExp(`${option}(?![\\w-])`).test(PAGE))).toEqual([]);
});
