import assert from 'node:assert/strict';
import { countGraph } from '../../src/cost/counts.js';
import { reportOf } from '../../src/doctor/report.js';
import { candidatesFor } from '../../src/doctor/screening.js';
import { opNodes } from '../../src/networks/graph/graph.js';
import { planted } from './planted.js';
import { sampleReport } from './sample-report.js';
import { measuredOn } from './synthetic.js';

const roof = { peakFlopsPerNs: 50, bandwidths: [{ workingSetBytes: 2 ** 20, bytesPerNs: 20 }] };

describe('doctor: the report', () => {
  const graph = planted();
  const candidates = candidatesFor(graph, roof, { secondLevelBytes: 2 ** 20 });
  const ns = (node: { readonly id: number }) => 1000 * (1 + node.id);
  const report = reportOf(graph, {
    candidates,
    measurements: [measuredOn({ ns, between: 5000, noise: 1e-6 }, graph, candidates)],
    roofs: new Map([['wasm', roof]]),
    machine: sampleReport.machine,
    warnings: ['one'],
    options: { platforms: ['wasm'], seed: 3, seconds: 10 },
  });
  const [platform] = report.platforms;

  it('has every op with its time, its share, and what the roofline says', () => {
    const ops = opNodes(graph);
    assert.deepEqual(
      platform.layers.map(({ node }) => node),
      ops.map(({ name }) => name),
    );
    const shares = platform.layers.reduce((sum, { share }) => sum + share, 0);
    assert.ok(Math.abs(shares - 1) < 1e-9);
    const [stem] = platform.layers;
    assert.ok(Math.abs(stem.time.estimate - ns(ops[0]) / 1e6) < 1e-6);
    assert.ok(Math.abs(stem.gflops - (2 * stem.macs) / ns(ops[0])) < 1e-3 * stem.gflops);
    assert.ok(Math.abs(stem.rooflineShare! - stem.predictedMs! / stem.time.estimate) < 1e-9);
  });

  it('counts the network, and the bar adds up to its time', () => {
    const { macs, parameters } = countGraph(graph);
    assert.deepEqual([report.counts.macs, report.counts.parameters], [macs, parameters]);
    const sum = platform.bar.reduce((ms, part) => ms + part.ms, 0);
    assert.ok(Math.abs(sum - platform.whole.estimate) < 1e-9);
    assert.deepEqual(report.settings, { seed: 3, seconds: 10, platforms: ['wasm'], rounds: 45 });
  });

  it('takes no notice of what was not measured', () => {
    const [first] = candidates;
    const other = { ...first, id: 'other', bill: new Map([['no such layer', -1]]) };
    const { findings } = reportOf(graph, {
      ...{ candidates: [other, first], roofs: new Map(), machine: sampleReport.machine, warnings: [] },
      measurements: [measuredOn({ ns }, graph, candidates)],
      options: { platforms: ['wasm'], seed: 3, seconds: 10 },
    });
    assert.deepEqual(
      findings.map(({ id }) => id),
      [`wasm ${first.id}`],
    );
  });

  it('is the same after a way through JSON', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  });
});
