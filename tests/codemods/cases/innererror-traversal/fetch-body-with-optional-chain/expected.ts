import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function send(token: string, message: unknown) {
  const res = await fetch('https://graph.microsoft.com/v1.0/me/sendMail', { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: JSON.stringify({ message }) });
  if (res.ok) return;
  const payload = await res.json().catch(() => undefined);
  if (!hasErrorCode(payload, GraphErrorCode.ErrorSendAsDenied)) throw new Error(`Graph answered ${res.status}`);
}
