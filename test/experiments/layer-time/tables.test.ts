import assert from 'node:assert/strict';
import { experiment } from '../../../experiments/layer-time/index.js';
import { evaluate } from '../../../src/experiment/evaluate.js';
import { syntheticResults } from '../synthetic-run.js';

describe('the tables and figures of times of layers', () => {
  // One ns for an element that is read or written.
  const results = syntheticResults(experiment, experiment.exact(), {
    noise: 0,
    timeNs: ({ memoryAccessCost }) => memoryAccessCost,
  });
  const { tables, figures } = evaluate(experiment, results);
  const estimate = (cell: unknown) => Number(String(cell).split(' ')[0]);

  it("put ShuffleNetV2's Figure 2 beside shares that add up to all of the time", () => {
    const { rows } = tables.find(({ title }) => title.includes('Figure 2'))!;
    assert.deepEqual(rows[1], ['paper: MobileNet V2 on GPU', '54', '23', '22', '1']);
    const here = rows.filter(([name]) => String(name).startsWith('here'));
    assert.deepEqual(
      here.map(([name]) => name),
      ['here: ShuffleNetV1 1× (g = 3) on typescript', 'here: MobileNetV2 on typescript'],
    );
    for (const [, ...shares] of here) {
      const sum = shares.reduce((total: number, share) => total + estimate(share), 0);
      assert.ok(Math.abs(sum - 100) < 0.5, String(sum));
    }
  });

  it('divide each measured network by stage and kind, with what is counted beside the time', () => {
    const { columns, rows } = tables.find(({ title }) => title === 'MobileNetV2')!;
    assert.deepEqual(
      columns.map(({ label }) => label),
      ['kind of layer', 'ops', 'MACs', 'memory access cost', 'typescript: time, % of all kinds'],
    );
    assert.ok(rows.some(([kind]) => kind === 'as built: batch norm'));
    assert.ok(!rows.some(([kind]) => kind === 'fused: batch norm'));
    assert.equal(
      tables.some(({ title }) => title === 'ResNet-18'),
      false,
    );
  });

  it('draw the bars of the kinds as long as the network in one piece where times add up', () => {
    const { data } = figures.find(({ id }) => id === 'shares-typescript')!;
    const traces = data as unknown as { type: string; x: number[]; y: string[] }[];
    const bars = traces.filter(({ type }) => type === 'bar');
    const [whole] = traces.filter(({ type }) => type === 'scatter');
    assert.equal(whole.x[0], 100);
    for (const [place, length] of whole.x.entries()) {
      const sum = bars.reduce((total, { x }) => total + x[place], 0);
      assert.ok(Math.abs(sum / length - 1) < 1e-9, whole.y[place]);
    }
    const sums = figures.find(({ id }) => id === 'sum')!.data as unknown as { y: number[] }[];
    for (const value of sums.flatMap(({ y }) => y)) assert.ok(value === null || Math.abs(value - 1) < 1e-9);
  });
});
