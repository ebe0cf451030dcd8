import type { API, FileInfo, Options, Transform } from 'jscodeshift';
import { expectTypeOf, it } from 'vitest';
import type {
  TransformApi,
  TransformFile,
  TransformOptions,
} from '../../codemods/src/transforms/contract.js';
import type aadGraphError from '../../codemods/src/transforms/aad-graph-error.js';
import type boundedRetry from '../../codemods/src/transforms/bounded-retry.js';
import type codeEnum from '../../codemods/src/transforms/code-enum.js';
import type innererrorTraversal from '../../codemods/src/transforms/innererror-traversal.js';
import type keepErrorDetails from '../../codemods/src/transforms/keep-error-details.js';
import type messageToCode from '../../codemods/src/transforms/message-to-code.js';

/** The compiler is what fails here: `npm run typecheck`. */
it('every transform is one for jscodeshift', () => {
  expectTypeOf<typeof aadGraphError>().toExtend<Transform>();
  expectTypeOf<typeof boundedRetry>().toExtend<Transform>();
  expectTypeOf<typeof codeEnum>().toExtend<Transform>();
  expectTypeOf<typeof innererrorTraversal>().toExtend<Transform>();
  expectTypeOf<typeof keepErrorDetails>().toExtend<Transform>();
  expectTypeOf<typeof messageToCode>().toExtend<Transform>();
});

it('what a transform takes is what jscodeshift gives, and the other way round', () => {
  expectTypeOf<FileInfo>().toExtend<TransformFile>();
  expectTypeOf<TransformFile>().toExtend<FileInfo>();
  expectTypeOf<Options>().toExtend<TransformOptions>();
  expectTypeOf<TransformOptions>().toExtend<Options>();
  expectTypeOf<API>().toExtend<TransformApi>();
});

it('a file without its source is refused', () => {
  // @ts-expect-error jscodeshift gives the source as well.
  expectTypeOf<{ path: string }>().toExtend<TransformFile>();
});
