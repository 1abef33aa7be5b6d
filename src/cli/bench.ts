import type { Command } from 'commander';
import { countGraph } from '../cost/counts.js';
import { opNodes } from '../graph/graph.js';
import { bootstrapRatio, type Interval, roundMedians } from '../judging/statistics.js';
import type { OpName } from '../kernels/op.js';
import { ops } from '../kernels/ops.js';
import { bindChecked } from '../measure/check.js';
import { timeArms } from '../measure/protocol.js';
import { settingsFor } from '../measure/settings.js';
import { type Platform, platforms } from '../platforms.js';
import { formatInterval } from '../report/format.js';
import type { Table } from '../report/table.js';
import { elements } from '../tensor/tensor.js';
import { benchGraph } from './bench-layers.js';
import { examples, jsonOption, oneOf } from './options.js';
import { startProgress } from './progress.js';
import { print, printJson } from './terminal.js';
import { terminalTable } from './terminal-table.js';

const SEED = 1;

/** What was measured of one version of a kernel. */
interface BenchRow {
  readonly version: string;
  readonly changes: string;
  /** Why it was not timed: its output differs from the reference. */
  readonly error?: string;
  readonly medianNs?: number;
  /** Time over the reference's, paired by round. */
  readonly ratio?: Interval;
}

interface Bench {
  readonly op: OpName;
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly macs: number;
  readonly rows: readonly BenchRow[];
  /** The reference against itself. */
  readonly noise?: Interval;
}

/** `bench`: the versions of an op's kernel side by side. */
export function addBench(program: Command): void {
  program
    .command('bench')
    .description(
      'time the versions of a kernel against its reference, after a check, in random order each round',
    )
    .argument('[op...]', `ops; all where none is named: ${Object.keys(ops).join(', ')}`)
    .addOption(jsonOption())
    .addHelpText('after', examples('bench matmul', 'bench pointwise depthwise --json'))
    .action(async (names: string[], { json }: { json?: boolean }) => {
      const all = Object.keys(ops) as OpName[];
      const selected = names.length > 0 ? names.map(name => oneOf('op', name, all)) : all;
      const benches: Bench[] = [];
      for (const op of selected) {
        const bench = await benchOp(op);
        benches.push(bench);
        if (!json) print(terminalTable(benchTable(bench)), '');
      }
      if (json) printJson(benches);
      if (benches.some(bench => bench.rows.some(row => row.error !== undefined))) process.exitCode = 1;
    });
}

/** All versions in one process, unlike a run: the engine may have compiled what they share for another. */
async function benchOp(op: OpName): Promise<Bench> {
  const graph = benchGraph(op);
  const { versions } = ops[op];
  const checked = versions.map((version, i) => ({
    version,
    ...bindChecked(graph, i === 0 ? platforms.reference : withVersion(op, i), SEED),
  }));
  const again = bindChecked(graph, platforms.reference, SEED);
  const sound = [...checked, again].filter(one => one.executable !== undefined && one.error === undefined);
  const progress = startProgress();
  const times = await timeArms(
    sound.map(({ executable }, i) => ({
      id: String(i),
      run: () => executable!.run(),
      sink: () => executable!.output.data[0],
    })),
    {
      settings: settingsFor('quick'),
      seed: SEED,
      onProgress: (phase, done, total) => progress.update(`${op}: ${phase}`, done / total),
    },
  );
  progress.clear();
  const medians = new Map(sound.map((one, i) => [one, roundMedians(times[i].samplesNs)]));
  const reference = medians.get(checked[0]);
  const ratio = (rounds: number[] | undefined) =>
    rounds && reference && bootstrapRatio(rounds, reference, { seed: SEED });
  const [node] = opNodes(graph);
  return {
    op,
    input: graph.nodes[node.inputs[0]].shape,
    output: node.shape,
    macs: countGraph(graph).macs,
    noise: ratio(medians.get(again)),
    rows: checked.map((one, i) => {
      const rounds = medians.get(one);
      return {
        version: one.version.name,
        changes: one.version.changes,
        error: one.error,
        medianNs: rounds && roundMedians([rounds])[0],
        ratio: i === 0 ? undefined : ratio(rounds),
      };
    }),
  };
}

/** The reference platform with another version of one op. */
function withVersion(op: OpName, place: number): Platform {
  const version = ops[op].versions[place];
  const versions = { ...platforms.reference.versions, [op]: version };
  return { name: `${op}/${version.name}`, description: version.changes, slow: false, versions };
}

/** Speed in GFLOP/s where the op multiplies and adds, else in elements written. */
function benchTable({ op, input, output, macs, rows, noise }: Bench): Table {
  const work = macs > 0 ? 2 * macs : elements(output);
  return {
    title: `${op}, [${input.join(', ')}] → [${output.join(', ')}]`,
    columns: [
      { label: 'version' },
      { label: 'median', unit: 'ms', digits: 3 },
      { label: 'speed', unit: macs > 0 ? 'GFLOP/s' : 'Gelements/s', digits: 3 },
      { label: 'time over the reference' },
      { label: 'what changes' },
    ],
    rows: rows.map(({ version, changes, error, medianNs, ratio }, i) => [
      version,
      medianNs === undefined ? null : medianNs / 1e6,
      medianNs === undefined ? null : work / medianNs,
      i === 0 ? '1' : formatInterval(ratio),
      error === undefined ? changes : `not timed: ${error}`,
    ]),
    notes: [`The reference against itself: ${formatInterval(noise)}. Intervals: 95 %, paired by round.`],
  };
}
