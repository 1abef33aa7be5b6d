import assert from 'node:assert/strict';
import { countGraph } from '../../src/cost/counts.js';
import { groups } from '../../src/doctor/findings/groups.js';
import { candidatesFor } from '../../src/doctor/screening.js';
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
    const graph = planted(['groups']);
    const [same] = groups.propose(graph, SURROUNDINGS).filter(({ place }) => /same width/.test(place));
    const computeBound = { ...ROOF, peakFlopsPerNs: 0.001 };
    assert.ok(countGraph(same.changed).macs > 1.5 * countGraph(graph).macs);
    assert.ok(!candidatesFor(graph, computeBound, SURROUNDINGS).some(({ place }) => place === same.place));
    const memoryBound = { ...ROOF, peakFlopsPerNs: 1e9 };
    assert.ok(candidatesFor(graph, memoryBound, SURROUNDINGS).some(({ place }) => place === same.place));
  });
});
