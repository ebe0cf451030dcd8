import nodePath from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { host, provideHost, type ModuleSource } from '../../rules/src/host.js';
import { listFiles, readSource } from '../../rules/src/project/files.js';

afterEach(() => {
  provideHost();
});

const entry = (name: string): object => ({ name, isDirectory: () => false, isFile: () => true });

it('reads what stands in the place of the disk', () => {
  const fs = {
    readdirSync: () => [entry('main.ts'), entry('picture.png')],
    statSync: () => ({ size: 9 }),
    readFileSync: () => 'export {};',
  };
  provideHost(((name: string) => (name === 'fs' ? fs : nodePath.posix)) as ModuleSource);
  expect(listFiles('/page').files).toEqual(['/page/main.ts']);
  expect(readSource('/page/main.ts')).toBe('export {};');
});

it('asks for a module once, when it is needed', () => {
  const source = vi.fn(() => nodePath.posix);
  provideHost(source as unknown as ModuleSource);
  expect(source).not.toHaveBeenCalled();
  expect([host.path.join('a', 'b'), host.path.join('c', 'd')]).toEqual(['a/b', 'c/d']);
  expect(source).toHaveBeenCalledExactlyOnceWith('path');
});

it('is the one of Node.js again afterwards', () => {
  provideHost((() => ({})) as unknown as ModuleSource);
  provideHost();
  expect(host.path).toBe(nodePath);
});
