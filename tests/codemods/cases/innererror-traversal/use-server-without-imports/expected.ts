"use server";

import { GraphErrorCode, hasErrorCode } from "msgraph-errors";

export async function photoOf(user: string, token: string) {
  const res = await fetch(`https://graph.microsoft.com/v1.0/users/${user}/photo`, { headers: { Authorization: `Bearer ${token}` } });
  const body = await res.json();
  if (!res.ok && hasErrorCode(body, GraphErrorCode.ImageNotFound)) return undefined;
  return body;
}
