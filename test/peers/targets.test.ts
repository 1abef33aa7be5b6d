import assert from 'node:assert/strict';
import type { TimedRow } from '../../src/measure/results/rows.js';
import { targetsTable } from '../../src/peers/targets.js';
import { timesOf } from '../../src/peers/times.js';
import { type Workload, workloads } from '../../src/peers/workloads.js';
import { notMeasured, row, run } from './sample-run.js';

const stack: Workload = {
  id: 'a',
  title: 'a',
  kind: 'stack',
  targets: {
    faster: { than: ['tensorflow', 'onnxruntime-web'], by: 1.3 },
    twoThreads: 1.75,
    behindNative: 3.6,
  },
  graph: () => assert.fail('targets need no graph'),
};

const ours = row('a', 'wasm', 10);
const again = row('a', 'wasm', 10, { again: true });
const linesOf = (rows: readonly TimedRow[], of: readonly Workload[] = [stack]) =>
  targetsTable(timesOf(run(rows)), of).rows;
/** Ratio, verdict and remark of each target. */
const judged = (rows: readonly TimedRow[]) =>
  linesOf(rows).map(([what, , , verdict, remark]) => [what, verdict, remark].join(' | '));

describe('targets beside peers', () => {
  it('compare us with the fastest peer, with native code, and two threads with one', () => {
    const rows = [
      ...[ours, again, row('a', 'wasm-threads', 5, { arm: '2' })],
      ...[row('a', 'tensorflow', 30), row('a', 'onnxruntime-web', 20), row('a', 'onnxruntime-node', 2)],
    ];
    assert.deepEqual(judged(rows), [
      'a, one thread: over the fastest of tensorflow and onnxruntime-web | met | fastest: onnxruntime-web',
      'a, two threads: over one thread | met | ',
      'a, one thread: time over native | missed | ',
      'stacks, one thread: geometric mean over the fastest peer of each | met | ',
    ]);
    assert.deepEqual(
      linesOf(rows).map(([, target, here]) => `${target}: ${here}`),
      [
        '≥ 1.3: 2.00 [2.00, 2.00]',
        '≥ 1.75: 2.00 [2.00, 2.00]',
        '≤ 3.6: 5.00 [5.00, 5.00]',
        '≥ 1.6: 2.00 [2.00, 2.00]',
      ],
    );
  });

  it('can not be told where the A/A arm was not measured', () => {
    const rows = [ours, row('a', 'tensorflow', 30), row('a', 'onnxruntime-web', 20)];
    assert.match(judged(rows)[0], /\| can't tell \| no A\/A arm was measured$/);
  });

  it('are these, and each has a line in the table', () => {
    const rows = workloads.flatMap(({ id }) => [
      row(id, 'wasm', 10),
      row(id, 'wasm-threads', 5, { arm: '2' }),
    ]);
    const lines = linesOf(rows, workloads).map(([what, target]) => `${what} ${target}`);
    const peers = 'one thread: over the fastest of tensorflow and onnxruntime-web';
    const [two, native] = ['two threads: over one thread', 'one thread: time over native'];
    const web = 'one thread: over onnxruntime-web ≥ 1.6';
    assert.deepEqual(lines, [
      ...[`pointwise-128, ${peers} ≥ 1.3`, `pointwise-128, ${two} ≥ 1.75`, `pointwise-128, ${native} ≤ 3.6`],
      `depthwise-128, ${peers} ≥ 3`,
      ...[`bottleneck-52, ${peers} ≥ 1.3`, `bottleneck-52, ${two} ≥ 1.75`, `bottleneck-52, ${native} ≤ 3.6`],
      `grouped-360, ${peers} ≥ 1.3`,
      ...[`conv-64, ${peers} ≥ 1.3`, `conv-64, ${native} ≤ 3.6`],
      ...[`pointwise-512, ${peers} ≥ 1.3`, `pointwise-512, ${two} ≥ 1.75`, `pointwise-512, ${native} ≤ 3.6`],
      ...[`mobilenet-v2, ${web}`, `mobilenet-v2, ${two} ≥ 1.5`],
      ...[`shufflenet-v2-1.0, ${web}`, `squeezenet-1.1, ${web}`, `mobilenet-v3-small, ${web}`],
      `efficientnet-b0, ${web}`,
      ...[`resnet-18, ${web}`, `resnet-18, ${two} ≥ 1.5`],
      'stacks, one thread: geometric mean over the fastest peer of each ≥ 1.6',
    ]);
  });

  it('pass over a peer that has no such op, but not over one that was not measured', () => {
    const web = row('a', 'onnxruntime-web', 20);
    const verdicts = (cause: TimedRow['cause']) => {
      const peer = row('a', 'tensorflow', 1, notMeasured(cause, 'because'));
      return judged([ours, again, peer, web]).filter(line => line.includes('fastest'));
    };
    assert.deepEqual(verdicts('unsupported'), [
      'a, one thread: over the fastest of tensorflow and onnxruntime-web | met | fastest: onnxruntime-web',
      'stacks, one thread: geometric mean over the fastest peer of each | met | ',
    ]);
    for (const cause of ['absent', 'differs', undefined] as const) {
      assert.deepEqual(verdicts(cause), [
        "a, one thread: over the fastest of tensorflow and onnxruntime-web | can't tell | not measured",
        "stacks, one thread: geometric mean over the fastest peer of each | can't tell | not measured",
      ]);
    }
  });
});
