import { loadNative, NativeBindingError } from '../source/native.js';

let readable: boolean | undefined;

/**
 * Whether the native packages that read other files are installed. When they are not, a process says so once:
 * a single file can be analysed without.
 */
export function canReadFiles(): boolean {
  readable ??= hasNatives();
  return readable;
}

function hasNatives(): boolean {
  try {
    loadNative('oxc-resolver');
    loadNative('oxc-parser');
    return true;
  } catch (error) {
    if (!(error instanceof NativeBindingError)) throw error;
    process.emitWarning(
      `${error.message} Until then each file is analysed by itself; \`settings.msgraph.crossFile: false\` turns this notice off.`,
      {
        type: 'MsgraphWarning',
        code: 'MSGRAPH_SINGLE_FILE',
      },
    );
    return false;
  }
}
