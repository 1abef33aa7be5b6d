import assert from 'node:assert/strict';
import { denseBlock, FORMS, sparseBlock } from '../../../experiments/dense-connections/blocks.js';
import { PRINTED } from '../../../experiments/dense-connections/claims.js';
import { copiedElements, denseCosts } from '../../../experiments/dense-connections/depth.js';
import { halvedAfter, unchangedAfter } from '../../../experiments/dense-connections/reuse.js';
import { BLOCK, SPARSE } from '../../../experiments/dense-connections/suites.js';
import { countGraph } from '../../../src/cost/counts.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { planShared } from '../../../src/networks/graph/shared-buffers.js';
import { platforms } from '../../../src/networks/platforms.js';

const small = { channels: 3, growth: 2, layers: 2, side: 1 };

describe('a dense block', () => {
  it('of 3 channels and 2 layers of 2 copies 5, then 7 channels, each read and written', () => {
    assert.equal(copiedElements(denseBlock(small, 'post-activation')), 2 * (5 + 7));
  });

  it('does the same work in every form, and ShuffleNetV2 units do within 1 %', () => {
    const [work, ...others] = FORMS.map(form => countGraph(denseBlock(BLOCK, form)).macs);
    assert.deepEqual(others, [work, work]);
    assert.ok(Math.abs(countGraph(sparseBlock(SPARSE)).macs / work - 1) < 0.01);
    // Per pixel: the first layer 4·16, the 1×1 of 16 + 24 + … + 56 channels to 32, six 3×3 of 32 → 8.
    assert.equal(work, 28 * 28 * (64 + (16 + 24 + 32 + 40 + 48 + 56) * 32 + 6 * 9 * 32 * 8));
  });

  it('reads pieces without a concatenation but for its output, and moves more', () => {
    const concats = (form: (typeof FORMS)[number]) =>
      opNodes(denseBlock(BLOCK, form)).filter(({ op }) => op === 'concat').length;
    assert.deepEqual(FORMS.map(concats), [6, 6, 1]);
  });

  it('gives the same with copies and with shared concatenations, none of which is run', () => {
    const graph = denseBlock({ channels: 6, growth: 4, layers: 5, side: 5 }, 'post-activation');
    const plan = planShared(graph);
    const outputs = [undefined, plan].map(one => {
      const bound = bindGraph(graph, platforms.typescript, 1, one);
      bound.run();
      return [...bound.output.data];
    });
    assert.deepEqual(outputs[1], outputs[0]);
    assert.ok(opNodes(graph).every(({ id, op }) => (op === 'concat') === plan.elided.has(id)));
  });

  it('holds its features in four bytes each', () => {
    assert.equal(denseCosts(small).features, 7 * 4);
  });
});

describe('what ShuffleNetV2 passes on', () => {
  it('is half each time, rounded up or down', () => {
    assert.deepEqual(
      [0, 1, 2, 3].map(units => unchangedAfter(16, units)),
      [16, 8, 4, 2],
    );
    assert.deepEqual(
      [1, 2, 3].map(units => halvedAfter(16, units)),
      [8, 4, 2],
    );
  });

  it('stays the same half without a shuffle', () => {
    assert.deepEqual(
      [1, 2, 5].map(units => unchangedAfter(16, units, false)),
      [8, 8, 8],
    );
  });
});

describe('what Table 8 prints', () => {
  it('is a DenseNet that takes longer per multiply-accumulate on ARM, by a third on average', () => {
    // (57 · 41) / (39.7 · 42) = 1.40, (24.4 · 146) / (15.8 · 142) = 1.59, 1.23 and 1.25.
    assert.ok(Math.abs(PRINTED - (1.4016 * 1.5877 * 1.233 * 1.2507) ** (1 / 4)) < 1e-3);
  });
});
