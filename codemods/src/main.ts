import { devProxy } from './dev-proxy.js';
import { explain, explainModels } from './explain.js';
import { HELP } from './help.js';
import { init } from './init.js';
import { parseCommand, UsageError } from './options.js';
import { transforms } from './registry.js';
import { TrialError } from './trial/trial.js';
import { Exit, NAME, type Environment } from './commands/environment.js';
import { version } from './version.js';
import { merge } from './commands/merge.js';
import { run } from './commands/run.js';

/**
 * Runs the command.
 * @param args without the names of node and of the script
 * @returns the exit code: 0 done, 1 a file failed, `--check` found something to change or `explain` knows nothing of
 *   the term, 2 wrong use, 130 stopped
 */
export async function main(args: readonly string[], environment: Environment): Promise<number> {
  try {
    return await runCommand(args, environment);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof TrialError)) throw error;
    environment.stderr.write(`${NAME}: ${error.message}\n`);
    return Exit.usage;
  }
}

async function runCommand(args: readonly string[], environment: Environment): Promise<Exit> {
  const { stdout } = environment;
  const command = parseCommand(args, environment.cwd);
  switch (command.name) {
    case 'help':
      stdout.write(HELP);
      return Exit.done;
    case 'version':
      stdout.write(`${version()}\n`);
      return Exit.done;
    case 'list':
      stdout.write(transforms.map(({ name, description }) => `${name.padEnd(22)}${description}\n`).join(''));
      return Exit.done;
    case 'explain': {
      const { text, isKnown } = explain(command.term);
      stdout.write(`${text}\n`);
      return isKnown ? Exit.done : Exit.findings;
    }
    case 'explain-models':
      stdout.write(`${explainModels(command, environment.cwd)}\n`);
      return Exit.done;
    case 'dev-proxy':
      stdout.write(`${devProxy(command).join('\n')}\n`);
      return Exit.done;
    case 'init':
      stdout.write(`${(await init(command)).join('\n')}\n`);
      return Exit.done;
    case 'merge':
      return merge(command, environment);
    case 'run':
      return await run(command, environment);
  }
}
