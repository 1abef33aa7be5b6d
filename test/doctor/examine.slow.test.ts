import assert from 'node:assert/strict';
import { examine } from '../../src/doctor/examine.js';
import type { Finding, Interval } from '../../src/doctor/report-type.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { opNodes } from '../../src/networks/graph/graph.js';
import { FAULTS, planted, RULE_OF } from './planted.js';

/** On a busy machine one examination may go wrong. */
const ATTEMPTS = 3;

function agree({ share, byLayers }: Finding): boolean {
  const overlap = (a: Interval, b: Interval) => a.low <= b.high && b.low <= a.high;
  return byLayers === undefined || overlap(share, byLayers);
}

describe('doctor: an examination', function () {
  this.timeout(120_000);

  it('finds and measures every planted fault; what its layers save agrees with what the network saves', async () => {
    let disagreeing: readonly string[] = ['no network was measured whole'];
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const report = await examine(planted(), { platforms: ['wasm'], seed: attempt, seconds: 8 });
      assert.ok(report);
      for (const fault of FAULTS) {
        assert.ok(
          report.findings.some(({ rule }) => rule === RULE_OF[fault]),
          `${fault}: ${report.findings.map(({ id }) => id)}; ${report.warnings.join('; ')}`,
        );
      }
      assert.equal(report.platforms[0].layers.length, opNodes(planted()).length);
      // On a busy machine the time may be up before.
      if (!report.findings.some(({ byLayers }) => byLayers)) continue;
      disagreeing = report.findings.filter(finding => !agree(finding)).map(({ evidence }) => evidence);
      if (disagreeing.length === 0) return;
    }
    assert.fail(disagreeing.join('\n'));
  });

  it('has nothing to say against a network without a fault', async () => {
    const report = await examine(planted([]), { platforms: ['wasm'], seed: 1, seconds: 4 });
    assert.deepEqual(report?.findings, []);
  });

  it('gives nothing where it was interrupted at once', async () => {
    const signal = AbortSignal.abort();
    assert.equal(await examine(planted(), { platforms: ['wasm'], seed: 1, seconds: 4, signal }), undefined);
  });

  it('refuses a network with an op that it does not know, and a platform for kernels side by side', async () => {
    const g = new GraphBuilder('unknown');
    const graph = g.build(
      g.node('foreign', [g.input([1, 2])], { type: 'Decode', shape: [1, 2] }, { name: 'it' }),
    );
    await assert.rejects(
      examine(graph, { platforms: ['wasm'], seed: 1, seconds: 4 }),
      /it is an op that is not known/,
    );
    await assert.rejects(
      examine(planted(), { platforms: ['side-by-side'], seed: 1, seconds: 4 }),
      /platform side-by-side: unknown/,
    );
  });
});
