import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** What a finished command left. */
export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  /** null where a signal ended it. */
  readonly status: number | null;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
}

const program = programOf(new URL('../../src/cli/main.js', import.meta.url));

/** A program that runs the command line of a module. */
function programOf(main: URL): string {
  return `import(${JSON.stringify(main.href)}).then(({ main }) => main(process.argv.slice(1)))`;
}

/** Starts the command line of this build. */
export function startCli(...args: readonly string[]): Running {
  return start(process.execPath, ['--eval', program, '--', ...args]);
}

/** The same in a shell that lets it write files of at most `blocks` blocks (of 512 or 1024 bytes); not on Windows. */
export function startLimitedCli(blocks: number, ...args: readonly string[]): Running {
  const limited = `ulimit -f ${blocks}; exec "$0" "$@"`;
  return start('sh', ['-c', limited, process.execPath, '--eval', program, '--', ...args]);
}

function start(file: string, args: readonly string[], cwd?: string): Running {
  const { NO_COLOR: _, ...env } = process.env;
  const child = spawn(file, args, { env, cwd });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', status => resolve({ ...output, status }));
  });
  return { child, finished };
}

/** Waits until something holds of a command that runs; one that ended before fails the test instead of waiting on. */
export async function waitUntil(
  { child }: Running,
  what: string,
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await holds())) {
    assert.ok(child.exitCode === null && child.signalCode === null, `the command ended before ${what}`);
    await sleep(20);
  }
}

/** Runs the command line of this build to its end. */
export function cli(...args: readonly string[]): Promise<Finished> {
  return startCli(...args).finished;
}

/** The same of a copy of the project, with that as the working folder. */
export function cliOf(project: string, ...args: readonly string[]): Promise<Finished> {
  const main = pathToFileURL(join(project, 'dist', 'src', 'cli', 'main.js'));
  return start(process.execPath, ['--eval', programOf(main), '--', ...args], project).finished;
}

/** The same with a file as its stdout; not on Windows. */
export function cliInto(file: string, ...args: readonly string[]): Promise<Finished> {
  return redirected(`> ${file}`, args);
}

/** The same with a file as its stderr. */
export function cliErrorsInto(file: string, ...args: readonly string[]): Promise<Finished> {
  return redirected(`2> ${file}`, args);
}

function redirected(how: string, args: readonly string[]): Promise<Finished> {
  const command = `exec "$0" "$@" ${how}`;
  return start('sh', ['-c', command, process.execPath, '--eval', program, '--', ...args]).finished;
}

/** Calls `use` with an empty folder that is gone afterwards. */
export async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'beyond-flops-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
