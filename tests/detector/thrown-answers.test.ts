import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const code = finds('code-compare');
const silent = (name: string, source: string): void => { text(name, source); };

const GRAPH = 'https://graph.microsoft.com/v1.0/me';
/** Throws something of what a URL answers, and tests what arrives. */
const throws = (thrown: string, test: string, url = GRAPH): string => `export async function run() {
  try { const res = await fetch('${url}'); const data = await res.json(); if (data.error) throw ${thrown}; return data; }
  catch (err: any) { if (${test}) return null; throw err; } }`;
const EXPIRED = "err.includes('token is expired')";
const CODE = "err.code === 'InvalidAuthenticationToken'";

describe('the error object of an answer that is thrown as it is', () => {
  code('has its code where it is', throws('data.error', `«${CODE}»`));
  code('has its code below, where the whole answer is thrown', throws('data', "«err.error.code === 'InvalidAuthenticationToken'»"));
  text('has its message', throws('data.error', "«err.message.includes('token is expired')»"));
  code('is thrown by a helper that is given the answer', `const given = (data: any) => { if (data.error) throw data.error; return data; };\n${throws('data.error', 'false').replace('if (data.error) throw data.error; return data;', 'return given(data);').replace('false', `«${CODE}»`)}`);
  code('has none where another service answers', throws('data.error', CODE, 'https://api.example.org/me'));
  code('has none where only the connection may fail', `export async function run() { try { return await fetch('${GRAPH}'); } catch (err: any) { if (${CODE}) return null; throw err; } }`);
});

describe('a text of an answer that is thrown itself', () => {
  text('is looked into', throws('data.error.message', `«${EXPIRED}»`));
  text('is compared', throws('data.error.message', "«err === 'Access token has expired or is not yet valid.'»"));
  text('is rejected with', `export const run = () => fetch('${GRAPH}').then((res) => res.json()).then((data) => { if (data.error) return Promise.reject(data.error.message); return data; }).catch((err) => { if («${EXPIRED}») return null; throw err; });`);
  text('is the whole answer', `export async function run() { try { const res = await fetch('${GRAPH}'); if (!res.ok) throw await res.text(); } catch (err: any) { if («${EXPIRED}») return null; throw err; } }`);
  const around = (test: string): string => throws('`Graph says no: ${data.error.message}`', test);
  text('is put into a text', around(`«${EXPIRED}»`));
  silent('is put into a text that is asked for', around("err.includes('Graph says no')"));
  silent('comes from another service', throws('data.error.message', EXPIRED, 'https://api.example.org/me'));
  silent('is no text where the error object is thrown', throws('data.error', EXPIRED));
  silent('is no text where an error is made of it', throws('new Error(data.error.message)', EXPIRED));
});
