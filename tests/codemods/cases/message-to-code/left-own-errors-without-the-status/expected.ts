class HttpError extends Error {
  readonly status: number;

  constructor(message: string, status = 500) {
    super(message);
    this.status = status;
  }
}

async function call(path: string): Promise<unknown> {
  const res = await fetch(`https://graph.microsoft.com/v1.0${path}`);
  if (!res.ok) throw new HttpError(`Graph: ${res.status} ${await res.text()}`, res.status === 429 ? res.status : 500);
  return res.json();
}

async function callWithStatus(path: string): Promise<unknown> {
  const res = await fetch(`https://graph.microsoft.com/v1.0${path}`);
  if (!res.ok) throw new HttpError(`Graph: ${res.status} ${await res.text()}`, res.status);
  return res.json();
}

export async function calendar(user: string): Promise<unknown> {
  try {
    return await call(`/users/${user}/calendar`);
  } catch (error: any) {
    // The status of the error is another one.
    if (error.message.includes('404')) return undefined;
    throw error;
  }
}

export async function mailbox(user: string): Promise<unknown> {
  try {
    return await callWithStatus(`/users/${user}/messages`);
  } catch (error: any) {
    // The error has the status and no code.
    if (error.message.includes('MailboxNotEnabledForRESTAPI')) return undefined;
    throw error;
  }
}
