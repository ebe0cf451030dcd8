import axios from 'axios';

const KNOWN = ['accessDenied', 'sharingDisabled'];
const codes = (error: any): string[] => (error ? [error.code, ...codes(error.innererror)] : []);

// Of `accessDenied` with `sharingDisabled` inside, the inner one decides.
export async function share(id: string) {
  try {
    await axios.post(`https://graph.microsoft.com/v1.0/me/drive/items/${id}/createLink`, {});
    return 'shared';
  } catch (e: any) {
    const known = codes(e.response?.data?.error).reverse().find((code) => KNOWN.includes(code));
    if (known === 'sharingDisabled') return 'off';
    if (known === 'accessDenied') return 'not allowed';
    throw e;
  }
}
