import assert from 'node:assert/strict';
import type { Arm } from '../../src/measure/arms.js';
import { checkSuite } from '../../src/measure/suite.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';

/** A 1×1 convolution; all have the same name, so that only the seed can make their weights differ. */
function arm(id: string): Arm {
  return {
    id,
    graph() {
      const g = new GraphBuilder('layer');
      return g.build(g.pointwise(g.input([1, 4, 2, 2]), { filters: 4 }));
    },
  };
}

/** Outputs of arms that are bound together: they depend on the seeds of weights and input alone. */
async function outputs(suite: string, arms: readonly Arm[], again = false): Promise<string[]> {
  const checked = await checkSuite(
    { suite, baseline: arms[0].id, arms, platform: 'typescript', seed: 1 },
    again,
  );
  return checked.map(({ executable }) => {
    executable!.run();
    return executable!.output.data.join();
  });
}

describe('the seed of an arm', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(arm);

  it('belongs to the arm, whatever other arms are requested', async () => {
    const [, , ofAll] = await outputs('suite', [a, b, c]);
    assert.deepEqual(await outputs('suite', [c]), [ofAll]);
    assert.deepEqual((await outputs('suite', [c, a]))[0], ofAll);
  });

  it('gives every arm, and the same arm of another suite, different numbers', async () => {
    const all = [...(await outputs('suite', [a, b, c])), ...(await outputs('other', [a]))];
    assert.equal(new Set(all).size, all.length);
  });

  it('is the same for the A/A arm as for the baseline', async () => {
    const [baseline, , again] = await outputs('suite', [a, b], true);
    assert.equal(again, baseline);
  });
});
