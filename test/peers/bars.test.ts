import assert from 'node:assert/strict';
import type { Interval } from '../../src/measure/judging/statistics.js';
import { judgeBar, judgeBars } from '../../src/peers/bars.js';
import type { PeerRow } from '../../src/peers/rows.js';
import type { Workload } from '../../src/peers/workload.js';
import { workloads } from '../../src/peers/workloads.js';
import { notMeasured, row, run } from './sample-run.js';

const interval = (low: number, high: number, level = 0.95): Interval => ({
  estimate: (low + high) / 2,
  low,
  high,
  level,
});
const quiet = interval(0.99, 1.01);

const stack: Workload = {
  id: 'a',
  title: 'a',
  kind: 'stack',
  bars: { faster: { than: ['tensorflow', 'onnxruntime-web'], by: 1.3 }, twoThreads: 1.75, behindNative: 3.6 },
  graph: () => assert.fail('bars need no graph'),
};

const ours = row('a', 'wasm', 10);
const again = row('a', 'wasm', 10, { again: true });
const judged = (rows: readonly PeerRow[]) =>
  judgeBars(run(rows), [stack]).map(({ what, verdict, remark }) => [what, verdict, remark].join(' | '));

describe('bars for peers', () => {
  it('are met or missed by a whole interval only', () => {
    const over = (low: number, high: number) =>
      judgeBar(interval(low, high), { atLeast: 1.3 }, quiet).verdict;
    assert.deepEqual([over(1.3, 1.4), over(1.2, 1.29), over(1.29, 1.31)], ['met', 'missed', "can't tell"]);
    const under = (low: number, high: number) =>
      judgeBar(interval(low, high), { atMost: 3.6 }, quiet).verdict;
    assert.deepEqual([under(3.5, 3.6), under(3.61, 4), under(3.5, 3.7)], ['met', 'missed', "can't tell"]);
  });

  it("can't be told without noise floor, with few rounds, or where two runs of identical code differ", () => {
    const because = (got: Interval | undefined, noise: Interval | undefined) => {
      const { verdict, because: reason } = judgeBar(got, { atLeast: 1.3 }, noise);
      assert.equal(verdict, "can't tell");
      return reason;
    };
    assert.equal(because(undefined, quiet), 'not measured');
    assert.equal(because(interval(2, 2.1, 0.75), quiet), 'too few rounds');
    assert.equal(because(interval(2, 2.1), undefined), 'no A/A arm was measured');
    assert.equal(
      because(interval(2, 2.1), interval(1.06, 1.1)),
      'two runs of identical code differ by more than 5 %',
    );
    assert.equal(
      because(interval(2, 2.1), interval(0.8, 0.94)),
      'two runs of identical code differ by more than 5 %',
    );
  });

  it('set us against the fastest peer, native code, and ourselves with two threads', () => {
    const rows = [
      ...[ours, again, row('a', 'wasm-threads', 5, { threads: 2 })],
      ...[row('a', 'tensorflow', 30), row('a', 'onnxruntime-web', 20), row('a', 'onnxruntime-node', 2)],
    ];
    assert.deepEqual(judged(rows), [
      'a, one thread: over the fastest of tensorflow and onnxruntime-web | met | fastest: onnxruntime-web',
      'a, two threads: over one thread | met | ',
      'a, one thread: time over native | missed | ',
      'stacks, one thread: geometric mean over the fastest peer of each | met | ',
    ]);
  });

  it('are these, and each has a line in the table', () => {
    const rows = workloads.flatMap(({ id }) => [
      row(id, 'wasm', 10),
      row(id, 'wasm-threads', 5, { threads: 2 }),
    ]);
    const lines = judgeBars(run(rows), workloads).map(
      ({ what, bound }) => `${what} ${'atLeast' in bound ? '≥' : '≤'} ${Object.values(bound)}`,
    );
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

  it('pass over a peer that has no such op, but not over one that is not installed', () => {
    const web = row('a', 'onnxruntime-web', 20);
    const verdicts = (status: PeerRow['status']) => {
      const peer = row('a', 'tensorflow', 1, notMeasured(status, 'because'));
      return judged([ours, again, peer, web]).filter(line => line.includes('fastest'));
    };
    assert.deepEqual(verdicts('unsupported'), [
      'a, one thread: over the fastest of tensorflow and onnxruntime-web | met | fastest: onnxruntime-web',
      'stacks, one thread: geometric mean over the fastest peer of each | met | ',
    ]);
    for (const status of ['absent', 'differs', 'failed'] as const) {
      assert.deepEqual(verdicts(status), [
        "a, one thread: over the fastest of tensorflow and onnxruntime-web | can't tell | not measured",
        "stacks, one thread: geometric mean over the fastest peer of each | can't tell | not measured",
      ]);
    }
  });
});
