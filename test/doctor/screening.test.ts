import assert from 'node:assert/strict';
import { countGraph } from '../../src/cost/counts.js';
import { candidatesFor } from '../../src/doctor/screening.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { FAULTS, planted, RULE_OF } from './planted.js';

const ROOF = { peakFlopsPerNs: 50, bandwidths: [{ workingSetBytes: 2 ** 20, bytesPerNs: 20 }] };
const SURROUNDINGS = { secondLevelBytes: 2 ** 20 };

describe('doctor: screening', () => {
  it('proposes a change for each planted fault, and none without one', () => {
    assert.deepEqual(
      candidatesFor(planted([]), ROOF, SURROUNDINGS).map(({ id }) => id),
      [],
    );
    for (const fault of FAULTS) {
      const found = candidatesFor(planted([fault]), ROOF, SURROUNDINGS);
      assert.ok(
        found.some(({ rule }) => rule === RULE_OF[fault]),
        `${fault}: ${found.map(({ id }) => id)}`,
      );
    }
  });

  it('gives every candidate its own id, and a bill that turns the network into the changed one', () => {
    const graph = planted();
    const found = candidatesFor(graph, ROOF, SURROUNDINGS);
    assert.equal(new Set(found.map(({ id }) => id)).size, found.length);
    for (const { bill, changed, id } of found) {
      const more = [...bill.values()].reduce((sum, count) => sum + count, 0);
      const ops = ({ nodes }: typeof graph) => nodes.filter(({ kind }) => kind === 'op').length;
      assert.equal(more, ops(changed) - ops(graph), id);
      assert.ok(countGraph(changed).macs > 0, id);
    }
  });

  it('leaves out what would take half as long again by prediction', () => {
    const g = new GraphBuilder('groups');
    const graph = g.build(g.conv2d(g.input([1, 32, 16, 16]), { filters: 32, kernel: [3, 3], groups: 4 }));
    const one = (peakFlopsPerNs: number) =>
      candidatesFor(graph, { ...ROOF, peakFlopsPerNs }, SURROUNDINGS).filter(({ place }) =>
        /same width/.test(place),
      );
    assert.deepEqual(one(0.001), []);
    assert.equal(one(1e9).length, 1);
  });
});
