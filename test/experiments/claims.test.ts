import assert from 'node:assert/strict';
import type { Experiment } from '../../src/experiment.js';
import { loadExperiment } from '../../src/experiments.js';
import type { Verdict } from '../../src/judging/verdict.js';
import type { ExactRow } from '../../src/record/rows.js';
import { type Effect, syntheticResults } from './synthetic-run.js';

/** Time is work and nothing else. */
const work: Effect = { timeNs: ({ macs }) => 0.5 * macs };
/** Time follows memory access cost, and beyond it, as on the paper's graphics card. */
const memory: Effect = { timeNs: ({ memoryAccessCost }) => memoryAccessCost ** 1.8 };

/** Which verdicts each timed claim gets where there is no effect, and where there is the paper's. */
const expected: Readonly<Record<string, { none: Effect; effect: Effect }>> = {
  'flops-vs-mac': { none: work, effect: memory },
  'group-count': {
    none: work,
    effect: {
      timeNs: ({ arm, memoryAccessCost }) => memoryAccessCost ** 1.3 * (arm.endsWith('per-group') ? 1.3 : 1),
    },
  },
  'pruning-speed': {
    none: work,
    effect: {
      timeNs: ({ suite, arm, macs }) => {
        if (suite.startsWith('stairs')) return 0.5 * macs * (Number(arm) % 4 === 0 ? 1 : 1.4);
        if (suite.startsWith('batch')) return 1e6 * (1 + 0.01 * Number(arm.slice('batch='.length)));
        const slower = arm === '0%' ? 1 : arm.endsWith('-aligned') ? 1.4 : 1.8;
        return arm === 'one-filter' ? 0.1 * 0.5 * 30e6 : 0.5 * macs * slower;
      },
    },
  },
  'kernel-ladder': {
    none: work,
    // 95 % of the synthetic peak of 5 GFLOP/s for the WebAssembly kernel, half of that time for threads.
    effect: {
      timeNs: ({ arm, macs }) => {
        if (arm === 'wasm-threads') return 0.2 * macs;
        return arm.startsWith('wasm') ? 0.42 * macs : 5 * macs * 0.8 ** Number(arm[0]);
      },
    },
  },
  't-split': {
    none: work,
    effect: { timeNs: ({ arm, macs }) => 0.5 * macs * (1 + 0.015 * (Number(arm.slice('t='.length)) - 1)) },
  },
};

describe('claims of the experiments on synthetic machines', function () {
  this.timeout(20_000);
  for (const [id, { none, effect }] of Object.entries(expected)) {
    describe(id, () => {
      let experiment: Experiment;
      let exactRows: readonly ExactRow[];
      before(async () => {
        experiment = await loadExperiment(id);
        exactRows = experiment.exact();
      });

      const verdicts = (machine: Effect): Record<string, Verdict | undefined> => {
        const results = syntheticResults(experiment, exactRows, machine);
        const timed = experiment.claims.filter(claim => claim.kind === 'timed');
        const [place] = results.platforms;
        return Object.fromEntries(timed.map(claim => [claim.id, claim.judge(results, place)?.verdict]));
      };

      it('are not reproduced where time is work and nothing else', () => {
        for (const [claim, verdict] of Object.entries(verdicts(none))) {
          // Less memory at no cost is helpful indeed: the one claim that needs no effect.
          const right = claim === 'most-helpful' ? ['reproduced'] : ['not here', "can't tell"];
          assert.ok(verdict && right.includes(verdict), `${claim}: ${verdict}`);
        }
      });

      it('are reproduced where the effect is as large as published or larger', () => {
        for (const [claim, verdict] of Object.entries(verdicts(effect))) {
          assert.equal(verdict, 'reproduced', claim);
        }
      });

      it('are never judged from too few rounds or a noisy machine as reproduced by accident', () => {
        const noisy = verdicts({ ...none, noise: 0.2 });
        const accidents = Object.entries(noisy).filter(
          ([claim, verdict]) => verdict === 'reproduced' && claim !== 'most-helpful',
        );
        assert.deepEqual(accidents, []);
      });
    });
  }
});
