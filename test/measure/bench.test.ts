import assert from 'node:assert/strict';
import { benchOp } from '../../src/measure/bench.js';
import { availableVersions } from '../../src/networks/every-version.js';

describe('benchOp', () => {
  it('times every version of an op and the reference against itself', async () => {
    const phases = new Set<string>();
    const bench = await benchOp('add', phase => void phases.add(phase));
    assert.deepEqual(
      bench.rows.map(row => row.version),
      availableVersions('add').map(version => version.name),
    );
    assert.ok(bench.rows.every(row => row.error === undefined && row.medianNs! > 0));
    assert.deepEqual(
      [...bench.rows, { ratio: bench.noise }].map(({ ratio }) => ratio !== undefined),
      [
        false,
        ...availableVersions('add')
          .slice(1)
          .map(() => true),
        true,
      ],
    );
    assert.deepEqual([bench.input, bench.output, bench.macs], [[1, 128, 56, 56], [1, 128, 56, 56], 0]);
    assert.deepEqual([...phases], ['warm-up', 'rounds']);
  });
});
