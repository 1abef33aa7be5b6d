import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { InputError } from '../errors/input-error.js';
import { ThreadCountError } from '../wasm/threads/thread-count.js';
import { examples } from './examples.js';
import { warn, warningLine } from './terminal.js';
import { verbs } from './verbs.js';

/** Exit status of bad input: a wrong name, option, folder or file. */
const BAD_INPUT = 2;

/**
 * The command line: runs one verb and sets the process's exit status.
 *
 * 0 done, 1 a case failed or something unforeseen happened, 2 bad input (one line on stderr), 130 interrupted.
 */
export async function main(args: readonly string[]): Promise<void> {
  watchOutput();
  try {
    const root = await program(args);
    await root.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
    } else if (error instanceof InputError || error instanceof ThreadCountError) {
      warn(error.message);
      process.exitCode = BAD_INPUT;
    } else {
      throw error;
    }
  }
}

/** With all verbs by name; only a verb that is named, as in `run` and `help run`, is loaded. */
async function program(args: readonly string[]): Promise<Command> {
  const root = new Command('beyond-flops')
    .description(
      'Runs the experiments of papers on light-weight CNNs on this machine and judges their claims.',
    )
    .version(version())
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(warningLine(withoutPrefix(text))) })
    .addHelpText('after', examples('list', 'reproduce', 'run flops-vs-mac --platform typescript', 'ledger'));
  for (const { name, description, load } of verbs) {
    const command = root.command(name).description(description);
    if (args.slice(0, 2).includes(name)) (await load()).declare(command);
  }
  return root;
}

/** Commander's message, which may have its suggestion on a second line. */
function withoutPrefix(text: string): string {
  return text.replace(/^error: /, '').trim();
}

/**
 * `beyond-flops list | head` ends without a word when head has read enough; a full disk is worth a line. Where a line
 * cannot be written either, the status says enough.
 */
function watchOutput(): void {
  process.stdout.off('error', endWithStdout).on('error', endWithStdout);
  process.stderr.off('error', ignore).on('error', ignore);
}

function endWithStdout({ code, message }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') process.exit(0);
  warn(`stdout: cannot be written (${code ?? message})`);
  process.exit(BAD_INPUT);
}

function ignore(): void {}

function version(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
