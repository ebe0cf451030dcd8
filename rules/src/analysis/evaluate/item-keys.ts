import type { Environment, Making, Values } from './items.js';

/** Sets are told apart by their numbers. */
export const ids = (list: readonly Values[]): string => list.map(({ id }) => id).join();
export const deepest = (list: readonly Values[]): number => Math.max(0, ...list.map(({ depth }) => depth));
export const envKey = (env: Environment | undefined): string => String(env?.id ?? 0);
export const envDepth = (env: Environment | undefined): number => env?.depth ?? 0;

export const madeKey = (made: Making | undefined): string =>
  made ? `${made.as ?? ''}|${made.texts.join('|')}|${made.of?.id ?? ''}` : '';
export const madeDepth = (made: Making | undefined): number => made?.of?.depth ?? 0;
