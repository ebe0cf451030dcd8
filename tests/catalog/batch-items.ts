import type { BatchRequestItem, BatchResponseItem } from 'msgraph-errors';

export type Send = (requests: readonly BatchRequestItem[]) => Promise<unknown>;
export const throttled = (id: string, seconds: number): BatchResponseItem => ({
  id,
  status: 429,
  headers: { 'Retry-After': String(seconds) },
  body: { error: { code: 'TooManyRequests', message: 'm' } },
});
export const get = (id: string, dependsOn?: readonly string[]): BatchRequestItem => ({
  id,
  method: 'GET',
  url: `/me/messages/${id}`,
  ...(dependsOn && { dependsOn }),
});
