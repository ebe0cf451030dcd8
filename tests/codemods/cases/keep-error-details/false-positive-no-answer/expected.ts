export async function me(): Promise<unknown> {
  try {
    return await fetch('https://graph.microsoft.com/v1.0/me');
  } catch (error) {
    throw new Error(`There is no connection: ${String(error)}`);
  }
}
