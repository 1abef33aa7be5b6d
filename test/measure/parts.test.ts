import assert from 'node:assert/strict';
import type { Arm } from '../../src/measure/arms.js';
import { settingsFor } from '../../src/measure/settings.js';
import { checkSuite, measureSuite } from '../../src/measure/suite.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';

const g = new GraphBuilder('two ops');
const hidden = g.pointwise(g.input([1, 4, 6, 5]), { filters: 8 }, { name: 'convolution' });
const whole = g.build(g.activation('relu', hidden, { name: 'relu' }));

const arms: readonly Arm[] = [
  { id: 'whole', graph: () => whole },
  { id: 'relu', graph: () => whole, only: node => node.op === 'relu' },
  { id: 'nothing', graph: () => whole, only: () => false },
];
const options = { suite: 'parts', baseline: 'whole', arms, platform: 'typescript', seed: 1 } as const;

describe('a suite whose arms time some ops of a graph', () => {
  it('runs only these, in the memory of the whole network', async () => {
    const [all, relu] = await checkSuite(options, false);
    const { output } = all.executable!;
    assert.equal(relu.executable, all.executable);

    output.data.fill(-1);
    relu.run();
    assert.ok(output.data.every(value => value === 0));
    all.run();
    assert.ok(output.data.some(value => value > 0));
  });

  it('binds the A/A arm in separate memory', async () => {
    const checked = await checkSuite(options, true);
    const again = checked.find(({ place }) => place.again)!;
    assert.notEqual(again.executable, checked[0].executable);
    assert.equal(again.error, undefined);
  });

  it('counts what is timed, and refuses an arm that selects nothing', async () => {
    const rows = await measureSuite(options, settingsFor('smoke'));
    const elements = 6 * 5;
    assert.deepEqual(
      rows.map(row => [row.arm, row.status, row.macs, row.memoryAccessCost]),
      [
        ['whole', 'measured', 4 * 8 * elements, (4 + 8) * elements + 4 * 8 + 2 * 8 * elements],
        ['relu', 'measured', 0, 2 * 8 * elements],
        ['nothing', 'failed', 0, 0],
        ['whole', 'measured', 4 * 8 * elements, (4 + 8) * elements + 4 * 8 + 2 * 8 * elements],
      ],
    );
    assert.equal(rows[2].error, 'nothing: selects no op, expected at least one');
  });
});
