import assert from 'node:assert/strict';
import { experiment } from '../../../experiments/depthwise-separable/index.js';
import { evaluate } from '../../../src/experiment/evaluate.js';
import { syntheticResults } from '../synthetic-run.js';

describe('the tables and figures of depthwise-separable layers', () => {
  // The depthwise half takes four times as long for a multiply-accumulate, everything else as long as it has work.
  const results = syntheticResults(experiment, experiment.exact(), {
    noise: 0,
    timeNs: ({ arm, macs }) => macs * (arm.endsWith('depthwise') ? 4 : 1),
  });
  const { tables, figures } = evaluate(experiment, results);
  const cell = (title: string, row: string, label: string) => {
    const table = tables.find(one => one.title.startsWith(title))!;
    const place = table.columns.findIndex(column => column.label === label);
    return table.rows.find(([name]) => name === row)?.[place];
  };

  it('show times less work and time, of the layers that were measured and of Table 4', () => {
    const [layers, row] = ['Layers of MobileNetV1 × 0.5', '28² · 128 → 128'];
    assert.equal(cell(layers, row, 'times less work'), (9 * 128) / (9 + 128));
    assert.equal(cell(layers, row, 'typescript: times less time'), '8.41 [8.41, 8.41]');
    assert.equal(cell(layers, row, 'typescript: time per MAC, depthwise over 1×1'), '4.00 [4.00, 4.00]');
    assert.equal(tables.filter(({ title }) => title.startsWith('Layers')).length, 3);
    assert.equal(cell('MobileNetV1', '× 1, 224²', 'full'), 4867.293184);
    assert.equal(cell('MobileNetV1', '× 1, 224²', 'typescript: times less time'), '–');
  });

  it('put the phone of Table 8 beside the machine', () => {
    const row = 'ShuffleNet 1x (g=3)';
    assert.equal(cell('ShuffleNetV1', row, 'paper: time'), 37.8 / 15.2);
    const work = cell('ShuffleNetV1', row, 'work') as number;
    assert.match(
      String(cell('ShuffleNetV1', row, 'typescript: time')),
      new RegExp(`^${work.toPrecision(3)} `),
    );
  });

  it('draw the depthwise half with its share of the work and of the time', () => {
    const [{ data }] = figures;
    const shares = data.filter(trace => (trace as { xaxis?: string }).xaxis === 'x2') as unknown as {
      y: number[];
    }[];
    const [work, time] = shares.map(({ y }) => y[2]);
    assert.ok(Math.abs(work - 900 / (9 + 128)) < 1e-9);
    assert.ok(Math.abs(time - 3600 / (36 + 128)) < 1e-9);
  });
});
