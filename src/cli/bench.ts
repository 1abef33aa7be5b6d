import { setImmediate as eventLoop } from 'node:timers/promises';
import type { Command } from 'commander';
import type { RunnableOp } from '../kernels/op.js';
import { runnableOps } from '../kernels/ops.js';
import { type Bench, benchNetwork, benchOp } from '../measure/bench.js';
import type { Graph } from '../networks/graph/graph.js';
import { formatInterval } from '../reports/format.js';
import type { Table } from '../reports/table.js';
import { elements } from '../tensors/tensor.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { expectKnown, expectShapesUsed, isFile, networkOf, type Shapes, shapeOption } from './network.js';
import { jsonOption, oneOf } from './options.js';
import { startProgress } from './progress.js';
import { print, printJson, warn } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** `bench`: the versions of an op side by side, on every platform. */
export function declare(command: Command): void {
  command
    .argument(
      '[op...]',
      `ops, or ONNX files: paths that end in .onnx; all ops where none is named: ${runnableOps.join(', ')}`,
    )
    .addOption(shapeOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('bench matmul', 'bench pointwise depthwise --json', 'bench model.onnx'))
    .action(async (names: string[], options: { json?: boolean; shape?: Shapes }) => {
      const { json } = options;
      const selected = names.length > 0 ? names.map(name => subjectOf(name, options)) : runnableOps;
      expectShapesUsed(names, options);
      const benches = await interruptible(signal =>
        benchAll(selected, signal, bench => {
          if (!json) print(terminalTable(benchTable(bench)), '');
        }),
      );
      if (json) printJson(benches);
      if (benches.some(bench => bench.rows.some(row => row.error !== undefined))) process.exitCode ??= 1;
    });
}

/** An op, or the network of a file. */
function subjectOf(name: string, options: { readonly shape?: Shapes }): RunnableOp | Graph {
  if (!isFile(name)) return oneOf('op', name, runnableOps);
  const network = networkOf(name, { ...options });
  expectKnown(network);
  return network.graph;
}

/** Benches op after op; an abort leaves out the one that runs and those after it. */
async function benchAll(
  selected: readonly (RunnableOp | Graph)[],
  signal: AbortSignal,
  onBench: (bench: Bench) => void,
): Promise<Bench[]> {
  const benches: Bench[] = [];
  const progress = startProgress();
  try {
    for (const [i, subject] of selected.entries()) {
      const name = typeof subject === 'string' ? subject : subject.name;
      const onProgress = async (phase: string, done: number, total: number) => {
        const share = (phase === 'warm-up' ? 0 : 0.5) + done / total / 2;
        progress.update(`${name}: ${phase}`, (i + share) / selected.length);
        // Timing keeps this thread busy: only here can it hear of a Ctrl-C.
        await eventLoop();
        signal.throwIfAborted();
      };
      const bench =
        typeof subject === 'string'
          ? await benchOp(subject, onProgress)
          : await benchNetwork(subject, onProgress);
      progress.clear();
      benches.push(bench);
      onBench(bench);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    progress.clear();
    warn('interrupted, the other kernels were not timed');
  }
  return benches;
}

/** Speed in GFLOP/s where the op multiplies and adds, else in elements written. */
function benchTable({ op, input, output, macs, rows, noise }: Bench): Table {
  const first = rows[0].version === '0-reference' ? 'the reference' : rows[0].version;
  const work = macs > 0 ? 2 * macs : elements(output);
  return {
    title: `${op}, [${input.join(', ')}] → [${output.join(', ')}]`,
    columns: [
      { label: 'version' },
      { label: 'median', unit: 'ms', digits: 3 },
      { label: 'speed', unit: macs > 0 ? 'GFLOP/s' : 'Gelements/s', digits: 3 },
      { label: `time over ${first}` },
      { label: 'what changes' },
    ],
    rows: rows.map(({ version, changes, error, medianNs, ratio }, i) => [
      version,
      medianNs === undefined ? null : medianNs / 1e6,
      medianNs === undefined ? null : work / medianNs,
      i === 0 ? '1' : formatInterval(ratio),
      error === undefined ? changes : `not timed: ${error}`,
    ]),
    notes: [
      `${first === 'the reference' ? 'The reference' : first} against itself: ${formatInterval(noise)}. Intervals: 95 %, paired by round.`,
      'All versions run in one process, unlike the platforms of an experiment.',
    ],
  };
}
