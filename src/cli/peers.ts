import os from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { InputError } from '../errors/input-error.js';
import { replacedIn } from '../experiment/places.js';
import { expectPlace } from '../measure/results/files.js';
import type { RunSelection, TimedRun } from '../measure/results/rows.js';
import { MOST_ROUNDS_OF_ROW } from '../measure/results/schema.js';
import { engineArms, engines } from '../peers/engines/index.js';
import { latestPeerRun, PEERS } from '../peers/peer-runs.js';
import { PEER_SETTINGS, type PeerPhase, runPeers } from '../peers/run.js';
import { peerTables } from '../peers/tables.js';
import { workloads } from '../peers/workloads.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { integerOf, jsonOption, oneOf, outOption, seedOption } from './options.js';
import { prepareOut } from './out-folder.js';
import { startProgress } from './progress.js';
import { writePeersPage } from './publish-peers.js';
import { print, printJson, warn } from './terminal.js';
import { terminalTable } from './terminal-table.js';

interface PeersOptions {
  readonly rounds: number;
  readonly processes: number;
  readonly only?: readonly string[];
  readonly engine?: readonly string[];
  readonly threads: readonly number[];
  readonly out: string;
  readonly seed: number;
  readonly json?: boolean;
  readonly report?: boolean;
}

/** Rough shares of the time of a workload, for the progress bar. */
const SHARES: { readonly [P in PeerPhase]: readonly [begin: number, end: number] } = {
  check: [0, 0.4],
  'warm-up': [0.4, 0.6],
  rounds: [0.6, 1],
};

const workloadIds = workloads.map(({ id }) => id);
const engineNames = engines.map(({ name }) => name);

/** `peers`: our platforms beside TensorFlow.js, ONNX Runtime and jax-js. */
export function declare(command: Command): void {
  command
    .addOption(roundsOption())
    .addOption(processesOption())
    .addOption(namesOption('--only <workloads>', 'only these', 'workload', workloadIds))
    .addOption(namesOption('--engine <names>', 'only these beside our fastest', 'engine', engineNames))
    .addOption(threadsOption())
    .addOption(outOption())
    .addOption(seedOption())
    .addOption(jsonOption())
    .option('--report', 'measure nothing; write the README again from the result files')
    .addHelpText(
      'after',
      examples(
        'peers',
        'peers --only pointwise-128,conv-64 --threads 1',
        'peers --engine onnxruntime-web --processes 9',
      ),
    )
    .action(async (options: PeersOptions) => {
      refuseTooManyRounds(options);
      expectPlace(join(options.out, PEERS, 'README.md'), replacedIn(options.out));
      if (options.report) await report(options);
      else await interruptible(signal => compare(options, signal));
    });
}

/** @throws {InputError} where a run would have more rounds than can be read back */
function refuseTooManyRounds({ rounds, processes }: PeersOptions): void {
  if (rounds * processes <= MOST_ROUNDS_OF_ROW) return;
  throw new InputError(
    `--rounds ${rounds} with --processes ${processes}: got ${rounds * processes} rounds, expected at most ${MOST_ROUNDS_OF_ROW} together`,
  );
}

/** Writes the README again; as JSON, the run that it shows. */
async function report({ out, json }: PeersOptions): Promise<void> {
  const path = await writePage(out);
  if (json) printJson(await latestPeerRun(out));
  else print(`report: ${path}`);
}

/** Measures, shows what was found, and writes the README. */
async function compare(options: PeersOptions, signal: AbortSignal): Promise<void> {
  const { out, json } = options;
  prepareOut(out);
  const run = await measure(options, signal);
  if (json) printJson(run);
  else for (const table of peerTables(run)) print(terminalTable(table), '');
  if (run.footer.status === 'interrupted') {
    const kept =
      run.timed.length > 0 ? `what is finished is kept in ${out}` : 'before a workload was finished';
    warn(`interrupted, ${kept}`);
    return;
  }
  const path = await writePage(out);
  if (!json) print(`report: ${path}`);
  if (run.timed.some(({ status, cause }) => status === 'failed' && (!cause || cause === 'differs'))) {
    process.exitCode = 1;
  }
}

async function measure(options: PeersOptions, signal: AbortSignal): Promise<TimedRun> {
  const { rounds, processes, only = workloadIds, engine = engineNames, threads, out, seed } = options;
  const chosen = workloads.filter(({ id }) => only.includes(id));
  const progress = startProgress();
  try {
    return await runPeers({
      workloads: chosen,
      module: new URL('../peers/workloads.js', import.meta.url).href,
      arms: engineArms(threads, engine),
      settings: { ...PEER_SETTINGS, rounds, processes },
      seed,
      out,
      selection: selectionOf(options),
      signal,
      onProgress({ pass, workload, phase, done, total }) {
        const [begin, end] = SHARES[phase];
        const share = begin + (end - begin) * (done / total);
        const finished = pass * chosen.length + chosen.indexOf(workload);
        progress.update(
          `process ${pass + 1} of ${processes}, ${workload.id}: ${phase}`,
          (finished + share) / (processes * chosen.length),
        );
      },
    });
  } finally {
    progress.clear();
  }
}

function selectionOf({ only, engine, threads }: PeersOptions): RunSelection {
  if (only) return 'cases';
  return engine || !isDefault(threads) ? 'platforms' : 'all';
}

/** Writes the README of the run that it shows. @throws {InputError} where there is none */
async function writePage(out: string): Promise<string> {
  const path = await writePeersPage(out);
  if (path === undefined)
    throw new InputError(`${join(out, PEERS)}: got no run, expected one: run peers first`);
  return path;
}

/** Two threads where the machine has two cores. */
function defaultThreads(): readonly number[] {
  return os.availableParallelism() > 1 ? [1, 2] : [1];
}

function isDefault(threads: readonly number[]): boolean {
  return defaultThreads().every(count => threads.includes(count));
}

function roundsOption(): Option {
  return new Option('--rounds <number>', 'rounds of each process; in a round each engine takes one turn')
    .default(PEER_SETTINGS.rounds)
    .argParser(integerOf('--rounds', 1, 10_000));
}

function processesOption(): Option {
  return new Option('--processes <number>', 'processes of each engine, one after the other')
    .default(PEER_SETTINGS.processes)
    .argParser(integerOf('--processes', 1, 100));
}

function threadsOption(): Option {
  const cores = os.availableParallelism();
  return new Option('--threads <numbers>', 'numbers of threads, with commas')
    .default(defaultThreads(), defaultThreads().join(','))
    .argParser((text: string) => [...new Set(text.split(',').map(integerOf('--threads', 1, cores)))]);
}

/** Names with commas, or the option repeated. */
function namesOption(flags: string, which: string, what: string, names: readonly string[]): Option {
  return new Option(flags, `${which}: ${names.join(', ')}; with commas or repeated`).argParser(
    (value: string, before: readonly string[] = []) => [
      ...before,
      ...value.split(',').map(name => oneOf(what, name.trim(), names)),
    ],
  );
}
