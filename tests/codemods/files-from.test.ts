import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { installPackages } from './helpers/install.js';
import { TestProject, type Result } from './helpers/project.js';
import { messageExpected, messageSource } from './helpers/samples.js';

const FILES = {
  'a.ts': messageSource('a'),
  'b c.ts': messageSource('b'),
  'sub/d.ts': messageSource('d'),
  'README.md': '# Text\n',
};

function changed({ stdout }: Result): string[] {
  return [...stdout.matchAll(/^--- a\/(.*)$/gm)].map((match) => match[1] ?? '');
}

function piped(project: TestProject, input: string, ...args: string[]): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [installPackages().cli, ...args], {
    cwd: project.root,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('--files-from', () => {
  it.each([
    ['lines', 'a.ts\nb c.ts\n'],
    ['Windows lines', '\uFEFFa.ts\r\nb c.ts\r\n'],
    ['NUL', 'a.ts\0b c.ts\0'],
  ])('takes files separated by %s', (_title, list) => {
    const project = new TestProject({ ...FILES, 'list.txt': list });
    expect(changed(project.run('--files-from', 'list.txt'))).toEqual(['a.ts', 'b c.ts']);
    expect(changed(piped(project, list, '--files-from', '-'))).toEqual(['a.ts', 'b c.ts']);
  });

  it('works with what git prints about changes', () => {
    const project = new TestProject(FILES).commit();
    project.write('a.ts', `${messageSource('a')}// new\n`);
    const list = project.git('diff', '--name-only', '-z');
    expect(changed(piped(project, list, '--files-from', '-'))).toEqual(['a.ts']);
  });

  it('adds to the paths', () => {
    const project = new TestProject({ ...FILES, 'list.txt': 'a.ts\n' });
    expect(changed(project.run('sub', '--files-from', 'list.txt'))).toEqual(['a.ts', 'sub/d.ts']);
  });

  it('leaves out what is no source, and names what is not there', () => {
    const project = new TestProject({
      ...FILES,
      'list.txt': 'README.md\ngone.ts\nnode_modules/x/index.js\na.ts\n',
      'node_modules/x/index.js': messageSource().replaceAll(/: Client|: any/g, ''),
    });
    const result = project.run('--files-from', 'list.txt');
    expect(changed(result)).toEqual(['a.ts']);
    expect(result.status).toBe(0);
    expect(result.stdout).toContain('  `gone.ts` is listed, but there is no such file.');
    expect(result.stdout).not.toContain('README.md');
  });

  it('has nothing to do for an empty list', () => {
    const project = new TestProject({ ...FILES, 'list.txt': '' });
    const result = project.run('--files-from', 'list.txt');
    expect(result).toEqual({
      status: 0,
      stdout: 'Files: 0 changed, 0 unchanged, 0 skipped, 0 failed.\nPlaces: 0 would be rewritten, 0 left.\n',
      stderr: '',
    });
  });

  it('is refused when it cannot be read', () => {
    const project = new TestProject(FILES);
    expect(project.run('--files-from', 'nowhere')).toEqual({
      status: 2,
      stdout: '',
      stderr: `msgraph-codemod: The list of files \`${project.path('nowhere')}\` cannot be read (ENOENT).\n`,
    });
  });

  it('does not get around the check for uncommitted changes', () => {
    const here = new TestProject({}).commit();
    const there = new TestProject(FILES).commit();
    there.write('new.txt', '');
    const result = piped(here, there.path('a.ts'), '--files-from', '-', '--write');
    expect(result.status).toBe(2);
    expect(result.stderr).toContain('(new.txt)');
    expect(there.read('a.ts')).toBe(messageSource('a'));
  });
});

describe('--mark', () => {
  const marked = (text: string): string =>
    text.replace(
      '    if (e.message',
      '    // TODO(msgraph-codemod) no-message-matching: No code of Graph is known for this text.\n    if (e.message',
    );

  it('marks what is left and rewrites the rest; a file that is only marked needs no dependency', () => {
    const left = messageSource('left').replace('itemNotFound', 'frobnicated');
    const project = new TestProject({
      'one/package.json': '{"name":"one"}',
      'one/a.ts': messageSource(),
      'two/package.json': '{"name":"two"}',
      'two/b.ts': left,
    }).commit();
    expect(project.run('--write', '--mark').status).toBe(0);
    expect(project.read('one/a.ts')).toBe(messageExpected());
    expect(project.read('two/b.ts')).toBe(marked(left));
    expect(project.read('one/package.json')).toContain('msgraph-errors');
    expect(project.read('two/package.json')).toBe('{"name":"two"}');
    project.commit();
    expect(project.run('--check', '--mark').status).toBe(0);
    expect(project.run('--write', '--mark').status).toBe(0);
    expect(project.git('status', '--porcelain')).toBe('');
  });

  it('lists what a comment keeps', () => {
    const ignored = messageSource().replace(
      '    if (e.message',
      '    // msgraph-codemod-ignore\n    if (e.message',
    );
    const { status, stdout } = new TestProject({ 'a.ts': ignored }).run('--check');
    expect(status).toBe(0);
    expect(stdout).toBe(
      'Ignored, as a comment asks:\n  a.ts:9:9  no-message-matching\n\nFiles: 0 changed, 1 unchanged, 0 skipped, 0 failed.\nPlaces: 0 would be rewritten, 0 left, 1 ignored.\n',
    );
  });
});
