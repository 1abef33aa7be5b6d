import assert from 'node:assert/strict';
import { countNode } from '../../../src/cost/counts.js';
import { findingsOf } from '../../../src/doctor/judging/findings.js';
import type { Finding } from '../../../src/doctor/report-type.js';
import { candidatesFor } from '../../../src/doctor/screening.js';
import type { Graph, OpNode } from '../../../src/networks/graph/graph.js';
import { FAULTS, planted, RULE_OF } from '../planted.js';
import { measuredOn, type SyntheticMachine } from '../synthetic.js';

const ROOF = { peakFlopsPerNs: 50, bandwidths: [{ workingSetBytes: 2 ** 20, bytesPerNs: 20 }] };
const graph = planted();
const candidates = candidatesFor(graph, ROOF, { secondLevelBytes: 2 ** 20 });

/** Every fault costs what it is said to: groups four times per product, tiles of 8 channels, bytes. */
const costly = (node: OpNode, of: Graph) => {
  const { macs, bytesMoved } = countNode(node, of);
  const [, K = 1] = node.shape;
  const tiles = (Math.ceil(K / 8) * 8) / K;
  const grouped = 'groups' in node.parameters && node.parameters.groups > 1 ? 4 : 1;
  return (macs / 25) * tiles * grouped + bytesMoved / 4;
};

/** A machine on which every network takes the same time. */
const indifferent = (_: OpNode, of: Graph) => 1e6 / of.nodes.filter(({ kind }) => kind === 'op').length;

function found(machine: SyntheticMachine): readonly Finding[] {
  return findingsOf(graph, candidates, measuredOn(machine, graph, candidates));
}

describe('doctor: findings', () => {
  it('says of each planted fault that it costs, by layers and by the whole network, which agree', () => {
    for (const whole of [[], candidates]) {
      const findings = found({ ns: costly, between: 1000, whole });
      for (const fault of FAULTS) {
        const [best] = findings.filter(({ rule }) => rule === RULE_OF[fault]);
        assert.equal(best.verdict, 'saves', `${fault}: ${best.evidence}`);
        assert.equal(best.measured, whole.length > 0 ? 'whole network' : 'layers');
        assert.ok(best.share.low > 0.02 && best.saving.low > 0);
      }
      for (const { share, byLayers, id } of findings) {
        if (byLayers) assert.ok(byLayers.low <= share.high && share.low <= byLayers.high, id);
      }
    }
  });

  it('puts what saves first, the most of it at the top', () => {
    const findings = found({ ns: costly });
    const saving = findings.filter(({ verdict }) => verdict === 'saves');
    assert.deepEqual(findings.slice(0, saving.length), saving);
    const shares = saving.map(({ share }) => share.estimate);
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => b - a),
    );
  });

  it('invents nothing on a machine on which nothing costs, however often it is measured', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const findings = found({ ns: indifferent, noise: 0.02, seed, whole: candidates });
      const invented = findings.filter(
        ({ verdict, measured }) => measured === 'whole network' && verdict === 'saves',
      );
      assert.deepEqual(
        invented.map(({ id }) => id),
        [],
        `seed ${seed}`,
      );
    }
  });

  it('can’t tell where the network itself is not measured well', () => {
    for (const { verdict, evidence } of found({ ns: costly, passes: [3] })) {
      assert.equal(verdict, "can't tell");
      assert.match(evidence, /too few rounds/);
    }
  });

  it('leaves out a change whose output turned out to be wrong, whatever its layers save', () => {
    const measured = measuredOn({ ns: costly, whole: candidates }, graph, candidates);
    const [{ id }] = candidates;
    const rows = measured.rows.map(row => (row.arm === id ? { ...row, status: 'failed' as const } : row));
    const ids = (of: typeof measured) => findingsOf(graph, candidates, of).map(finding => finding.id);
    assert.ok(ids(measured).includes(`wasm ${id}`));
    assert.ok(!ids({ ...measured, rows }).includes(`wasm ${id}`));
  });

  it('says how the work changes, and that outputs were compared', () => {
    const findings = found({ ns: costly, whole: candidates });
    const one = (rule: string) => findings.find(finding => finding.rule === rule)!;
    assert.match(one('padded-pointwise').evidence, /multiply-accumulates −\d/);
    assert.match(one('unfused-batch-norm').evidence, /output was compared/);
    assert.doesNotMatch(one('padded-pointwise').evidence, /output was/);
    const [unchecked] = found({ ns: costly }).filter(({ rule }) => rule === 'unfused-batch-norm');
    assert.match(unchecked.evidence, /output was not compared/);
  });
});
