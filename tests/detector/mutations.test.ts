import { describe } from 'vitest';
import { finds, SDK } from './find.js';

const reports = finds('message-match');
const silent = (name: string, code: string): void => {
  reports(name, code);
};

const test = "error.message.includes('mailbox is inactive')";
const save = (call: string, condition = `«${test}»`): string =>
  `async function save(letter) { try { await ${call}; } catch (error) { if (${condition}) return; throw error; } }`;
const imported = `${SDK}import { useMutation } from '@tanstack/react-query';\n`;
const options =
  "{ mutationFn: async (letter) => { const body = { letter }; return client.api('/me/sendMail').post(body); }, onSuccess: () => refresh() }";

describe('a mutation that is waited for', () => {
  reports(
    'by its name',
    `${imported}export function Form() { const send = useMutation(${options}); ${save('send.mutateAsync(letter)')} return save; }`,
  );
  reports(
    'taken out',
    `${imported}export function Form() { const { mutateAsync } = useMutation(${options}); ${save('mutateAsync(letter)')} return save; }`,
  );
  reports(
    'taken out under another name',
    `${imported}export function Form() { const { mutateAsync: send } = useMutation(${options}); ${save('send(letter)')} return save; }`,
  );
  reports(
    'of a hook of the project',
    `${imported}const useSend = () => useMutation(${options});
export function Form() { const send = useSend(); ${save('send.mutateAsync(letter)')} return save; }`,
  );
  reports(
    'one of several of a hook',
    `${imported}function useLetters() { const send = useMutation(${options}); const drop = useMutation({ mutationFn: (id) => forget(id) }); return { send, drop }; }
export function Form() { const { send, drop } = useLetters(); ${save('send.mutateAsync(letter)')} return [save, drop]; }`,
  );
  reports(
    'of SWR',
    `${SDK}import useSWRMutation from 'swr/mutation';
const post = (path, { arg }) => client.api(path).post(arg);
export function Form() { const { trigger } = useSWRMutation('/me/sendMail', post); ${save('trigger(letter)')} return save; }`,
  );

  silent(
    'without anybody waiting: it fails elsewhere',
    `${imported}export function Form() { const send = useMutation(${options}); ${save('send.mutate(letter)', test)} return save; }`,
  );
  silent(
    'about something else',
    `${imported}export function Form() { const send = useMutation({ mutationFn: (letter) => fetch('https://api.contoso.com/letters', { body: letter }) }); ${save('send.mutateAsync(letter)', test)} return [save, client.api('/me').get()]; }`,
  );
  silent(
    'of which only the end asks Graph',
    `${imported}export function Form() { const send = useMutation({ mutationFn: (letter) => forget(letter), onSuccess: () => client.api('/me').get() }); ${save('send.mutateAsync(letter)', test)} return save; }`,
  );
  silent(
    'of somebody else',
    `${SDK}import { useMutation } from './hooks';
export function Form() { const send = useMutation(${options}); ${save('send.mutateAsync(letter)', test)} return save; }`,
  );
});
