import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { experimentIds, loadExperiment } from '../../src/experiment/load.js';
import { PUBLISHED } from '../../src/experiment/places.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Verdict } from '../../src/measure/judging/verdict.js';
import { exactPath, readExact } from '../../src/measure/results/exact-csv.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { type Effect, type Machines, syntheticResults } from './synthetic-run.js';

/** The most rounds whose intervals do not reach 95 %. */
const TOO_FEW_ROUNDS = 5;

const experiments = await Promise.all((await experimentIds()).map(loadExperiment));

describe('claims of the experiments on synthetic machines', function () {
  this.timeout(60_000);
  for (const experiment of experiments) {
    const { id } = experiment;
    const timed = experiment.claims.filter(claim => claim.kind === 'timed');
    if (timed.length === 0) continue;

    describe(id, () => {
      let machines: Machines;
      let exactRows: readonly ExactRow[];
      before(async () => {
        const module = new URL(`${id}/machines.js`, import.meta.url);
        if (!existsSync(module)) {
          throw new Error(
            `test/experiments/${id}/machines.ts: not found, expected machines for ${timed.length} timed claims`,
          );
        }
        ({ machines } = await import(module.href));
        // The numbers of an experiment that is not published yet are computed.
        const isPublished = existsSync(exactPath(PUBLISHED, id));
        exactRows = isPublished ? await readExact(PUBLISHED, id) : experiment.exact();
      });

      const verdictsOn = (machine: Effect): Record<string, Verdict | undefined> => {
        const results = syntheticResults(experiment, exactRows, machine);
        // A claim about kernels side by side is judged where those were measured.
        const judged = (claim: Claim) =>
          results.platforms.map(place => claim.judge(results, place)).find(one => one !== undefined);
        return Object.fromEntries(timed.map(claim => [claim.id, judged(claim)?.verdict]));
      };
      /** The verdict on each claim, on the machine of all claims or on its own. */
      const verdicts = (kind: 'none' | 'effect', changes: Partial<Effect> = {}) => {
        const all = verdictsOn({ ...machines[kind], ...changes });
        for (const [claim, own] of Object.entries(machines.ofClaims ?? {})) {
          assert.ok(claim in all, `${id}: machine of ${claim}, expected one of ${Object.keys(all)}`);
          const machine = own[kind];
          if (machine) all[claim] = verdictsOn({ ...machine, ...changes })[claim];
        }
        return all;
      };

      it('are not reproduced where the machine has none of their effects', () => {
        for (const [claim, verdict] of Object.entries(verdicts('none'))) {
          const right = machines.withoutEffect?.includes(claim) ? ['reproduced'] : ['not here', "can't tell"];
          assert.ok(verdict && right.includes(verdict), `${claim}: ${verdict}`);
        }
      });

      it('are reproduced where the effect is as large as published or larger', () => {
        for (const [claim, verdict] of Object.entries(verdicts('effect'))) {
          assert.equal(verdict, 'reproduced', claim);
        }
      });

      it('are never called reproduced by accident on a noisy machine', () => {
        const accidents = Object.entries(verdicts('none', { noise: 0.2 })).filter(
          ([claim, verdict]) => verdict === 'reproduced' && !machines.withoutEffect?.includes(claim),
        );
        assert.deepEqual(accidents, []);
      });

      it("can't be told from too few rounds, however large the effect", () => {
        for (const [claim, verdict] of Object.entries(
          verdicts('effect', { rounds: TOO_FEW_ROUNDS, passes: 1 }),
        )) {
          const right = machines.withoutRounds?.includes(claim) ? 'reproduced' : "can't tell";
          assert.equal(verdict, right, claim);
        }
      });
    });
  }
});
