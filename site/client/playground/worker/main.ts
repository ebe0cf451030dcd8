import './process.js';
import type { Question } from '../protocol.js';
import { lint, useMemory } from './lint.js';

useMemory();

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  postMessage(lint(data));
});
postMessage('ready');
