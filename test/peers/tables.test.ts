import assert from 'node:assert/strict';
import { peersReadme } from '../../src/peers/readme.js';
import { peerTables } from '../../src/peers/tables.js';
import { workloads } from '../../src/peers/workloads.js';
import { notMeasured, row, run } from './sample-run.js';

const [a, b] = workloads.map(({ id }) => id);
const no = 'TensorFlow.js has no grouped convolution';
const sample = run([
  row(a, 'wasm', 10),
  row(a, 'wasm', 10, { again: true }),
  row(a, 'tensorflow', 15),
  row(a, 'onnxruntime-web', 20, { idleShare: 0.5 }),
  row(b, 'wasm', 10),
  row(b, 'wasm', 10, { again: true }),
  row(b, 'tensorflow', 1, notMeasured('unsupported', no)),
  row(b, 'onnxruntime-web', 80, { warm: false }),
]);

describe('tables of peers', () => {
  const [ratios, speeds, , remarks] = peerTables(sample);

  it('show the time of each peer over ours, and the geometric mean of those that took part', () => {
    assert.equal(ratios.title, 'Time over ours (wasm), one thread: above 1 we are faster');
    assert.deepEqual(
      ratios.columns.map(({ label }) => label),
      ['workload', 'wasm again (A/A)', 'TensorFlow.js wasm', 'onnxruntime-web'],
    );
    assert.deepEqual(ratios.rows, [
      [a, '1.00 [1.00, 1.00]', '1.50 [1.50, 1.50]', '2.00 [2.00, 2.00]'],
      [b, '1.00 [1.00, 1.00]', 'cannot', '8.00 [8.00, 8.00]'],
      ['geometric mean of the stacks', '1.00 [1.00, 1.00]', '1.50 [1.50, 1.50] of 1', '4.00 [4.00, 4.00]'],
    ]);
  });

  it('pair times by round: a machine that slows down for both leaves the ratio alone', () => {
    const slowing = (factor: number) => ({
      samplesNs: Array.from({ length: 9 }, (_, round) => [factor * 1e6 * (round + 1)]),
    });
    const [table] = peerTables(run([row(a, 'wasm', 1, slowing(1)), row(a, 'jax', 1, slowing(3))]));
    assert.deepEqual(table.rows[0], [a, '3.00 [3.00, 3.00]']);
  });

  it('say over how many processes the intervals are', () => {
    const note = (passes?: readonly number[]) => {
      const rows = [row(a, 'wasm', 1, { passes }), row(a, 'jax', 3, { passes })];
      return peerTables(run(rows))[0].notes[1];
    };
    assert.match(note([3, 3, 3]), /^Over 3 processes of each engine; /);
    assert.match(note([9]), /^One process of each engine; the intervals allow for /);
    assert.match(note(), /^One process of each engine: .* is not in the intervals\.$/);
  });

  it('name in a cell what kept an engine from being measured', () => {
    const cell = (cause: Parameters<typeof notMeasured>[0]) => {
      const [table] = peerTables(run([row(a, 'wasm', 10), row(a, 'jax', 1, notMeasured(cause, 'because'))]));
      return table.rows[0][1];
    };
    assert.deepEqual((['absent', 'unsupported', 'differs', undefined] as const).map(cell), [
      'not installed',
      'cannot',
      'wrong output',
      'failed',
    ]);
  });

  it('show speeds in GFLOP/s, two operations a multiply-accumulate, – where there is none', () => {
    const [first, second] = speeds.rows;
    const rounded = first.slice(1).map(value => Math.round(Number(value)));
    assert.deepEqual(rounded, [10, 100, 66, 50]);
    assert.equal(second[3], null);
  });

  it('keep numbers of threads apart, each beside our fastest platform', () => {
    const two = { arm: '2' };
    const tables = peerTables(
      run([
        row(a, 'wasm', 10),
        row(a, 'jax', 30),
        row(a, 'wasm-threads', 5, two),
        row(a, 'onnxruntime-web', 10, two),
      ]),
    );
    assert.deepEqual(
      tables.slice(0, 4).map(({ title, rows }) => [title, rows[0].length]),
      [
        ['Time over ours (wasm), one thread: above 1 we are faster', 2],
        ['Speed, one thread', 4],
        ['Time over ours (wasm-threads), 2 threads: above 1 we are faster', 2],
        ['Speed, 2 threads', 4],
      ],
    );
    assert.equal(tables[2].rows[0][1], '2.00 [2.00, 2.00]');
  });

  it('say why an arm was not measured, which warm-up was too short, and which process was busy', () => {
    assert.deepEqual(remarks.rows, [
      ['onnxruntime-web', 1, a, 'used the processor while others were measured'],
      ['tensorflow', 1, b, no],
      ['onnxruntime-web', 1, b, 'median not flat at the end of the warm-up'],
    ]);
  });

  it('are none where nothing was finished', () => assert.deepEqual(peerTables(run([])), []));

  it('stand in the README with the run that they come from', () => {
    const text = peersReadme(sample);
    assert.match(text, /^# Engines side by side\n/);
    assert.ok(text.includes('Run `2026-01-31T10-00-00-laptop-4c-3f9a1c` on toy, complete.'));
    assert.ok(text.includes(`| ${a} | 1.00 \\[1.00, 1.00\\] | 1.50 \\[1.50, 1.50\\] |`));
    assert.ok(text.includes('- tensorflow: 1.2.3'));
    assert.equal(peersReadme(sample), text);
    assert.match(text, /float32, in a process of its own\. /);
  });

  it('say in the README how many processes an engine had, and how many rounds each', () => {
    const { header, ...rest } = run([row(a, 'wasm', 10, { passes: [3, 3, 3] })]);
    const settings = { ...header.settings, rounds: 3, processes: 3 };
    const text = peersReadme({ ...rest, header: { ...header, settings } });
    assert.match(text, /float32, in 3 processes of its own, one after the other\. /);
    assert.ok(text.includes('| rounds | 3 with each of 3 processes |'));
  });
});
