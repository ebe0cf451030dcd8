import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCondition, hasErrorCondition, parseGraphError } from 'msgraph-errors';

declare const client: Client;

export async function drive(group: string, isShared: boolean): Promise<string> {
  try {
    return await client.api(`/groups/${group}/drive`).get();
  } catch (error: any) {
    if (parseGraphError(error)?.status === 404) return 'missing';
    if (parseGraphError(error)?.status === 501) return 'unsupported';
    if (isShared && parseGraphError(error)?.status === 403) return 'forbidden';
    if (parseGraphError(error)?.status === 429 || error.code === 'generalException') return 'busy';
    // Another status, and a comment that has to stay.
    if (error.statusCode === 409 || hasErrorCondition(error, GraphErrorCondition.PreconditionFailed)) return 'changed';
    if (error.statusCode === 413 /* from the gateway */ || parseGraphError(error)?.status === 413) return 'large';
    if (error.statusCode !== 405 && !error.message.includes('405')) throw error;
    return 'read-only';
  }
}
