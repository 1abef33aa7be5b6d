import assert from 'node:assert/strict';
import type { Experiment } from '../../src/experiment/experiment.js';
import { loadExperiment } from '../../src/experiment/load.js';
import type { Verdict } from '../../src/measure/judging/verdict.js';
import { readExact } from '../../src/measure/results/exact-csv.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { projectFile } from '../../src/teaching/cells/project-file.js';
import { type Effect, syntheticResults } from './synthetic-run.js';

/** Time is work and nothing else. */
const work: Effect = { timeNs: ({ macs }) => 0.5 * macs };
/** Time follows memory access cost, and beyond it, as on the paper's graphics card. */
const memory: Effect = { timeNs: ({ memoryAccessCost }) => memoryAccessCost ** 1.8 };

/** Machines without the effects of an experiment's timed claims and with them; of some claims it is one of their own. */
interface Machines {
  readonly none: Effect;
  readonly effect: Effect;
  readonly ofClaims?: Readonly<Record<string, Effect>>;
}

const expected: Readonly<Record<string, Machines>> = {
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
  'depthwise-separable': {
    none: work,
    effect: {
      timeNs: ({ suite, arm, macs }) => {
        if (suite === 'shufflenet-v1') return macs ** 0.69;
        const slower = arm.endsWith('depthwise') ? 5 : arm.endsWith('separable') ? 1.5 : 1;
        return 0.5 * macs * slower;
      },
    },
  },
  'layer-time': {
    none: { timeNs: ({ macs }) => 1 + 0.5 * macs },
    // A constant for every kind without multiply-accumulates, the largest for batch norm.
    effect: {
      timeNs: ({ arm, macs }) => {
        if (arm === 'built') return 0.56 * macs;
        if (arm === 'fused') return 0.5 * macs;
        return macs > 0 ? 0.6 * macs : arm.endsWith('batch-norm') ? 4e6 : 2e6;
      },
    },
  },
  zoo: {
    none: work,
    effect: { timeNs: ({ arm, macs }) => macs * (arm.startsWith('mobilenet-v1') ? 1.6 : 1) },
    ofClaims: { order: memory },
  },
  't-split': {
    none: work,
    effect: { timeNs: ({ arm, macs }) => 0.5 * macs * (1 + 0.015 * (Number(arm.slice('t='.length)) - 1)) },
  },
};

/** Less memory at no cost is helpful indeed, and a share of the work is a share of the time: claims without an effect. */
const WITHOUT_EFFECT = ['most-helpful', 'pointwise-95'];

describe('claims of the experiments on synthetic machines', function () {
  this.timeout(60_000);
  for (const [id, { none, effect, ofClaims = {} }] of Object.entries(expected)) {
    describe(id, () => {
      let experiment: Experiment;
      let exactRows: readonly ExactRow[];
      before(async () => {
        experiment = await loadExperiment(id);
        exactRows = await readExact(projectFile('results'), id);
      });

      const verdicts = (machine: Effect): Record<string, Verdict | undefined> => {
        const results = syntheticResults(experiment, exactRows, machine);
        const timed = experiment.claims.filter(claim => claim.kind === 'timed');
        const [place] = results.platforms;
        return Object.fromEntries(timed.map(claim => [claim.id, claim.judge(results, place)?.verdict]));
      };

      it('are not reproduced where time is work and nothing else', () => {
        for (const [claim, verdict] of Object.entries(verdicts(none))) {
          const right = WITHOUT_EFFECT.includes(claim) ? ['reproduced'] : ['not here', "can't tell"];
          assert.ok(verdict && right.includes(verdict), `${claim}: ${verdict}`);
        }
      });

      it('are reproduced where the effect is as large as published or larger', () => {
        const own = Object.entries(ofClaims).map(([claim, machine]) => [claim, verdicts(machine)[claim]]);
        const all = { ...verdicts(effect), ...Object.fromEntries(own) };
        for (const [claim, verdict] of Object.entries(all)) assert.equal(verdict, 'reproduced', claim);
      });

      it('are never judged from too few rounds or a noisy machine as reproduced by accident', () => {
        const noisy = verdicts({ ...none, noise: 0.2 });
        const accidents = Object.entries(noisy).filter(
          ([claim, verdict]) => verdict === 'reproduced' && !WITHOUT_EFFECT.includes(claim),
        );
        assert.deepEqual(accidents, []);
      });
    });
  }
});
