import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { planArena } from '../../../src/networks/graph/arena.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { type BottleneckBlock, bottleneck, slices } from '../../../src/networks/models/bottleneck.js';
import { platformNames, platforms } from '../../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../../src/tensors/compare.js';

const small: BottleneckBlock = { name: 'small', side: 9, channels: 5, expanded: 14, filters: 6, stride: 2 };

describe('slices', () => {
  it('covers every channel once, larger slices first', () => {
    assert.deepEqual(slices(14, 4), [
      [0, 4],
      [4, 8],
      [8, 11],
      [11, 14],
    ]);
  });

  it('refuses more slices than channels', () => {
    assert.throws(() => slices(14, 15), /slices: t is 15, expected an integer from 1 to n = 14/);
  });
});

describe('bottleneck in t slices', () => {
  for (const name of platformNames) {
    it(`has the output of t = 1 for every t (${name})`, () => {
      const whole = bindGraph(bottleneck(small, 1), platforms[name], 3);
      whole.run();
      for (let t = 2; t <= small.expanded; t++) {
        const split = bindGraph(bottleneck(small, t), platforms[name], 3);
        split.run();
        const error = relativeError(split.output, whole.output);
        assert.ok(error <= TOLERANCE, `t = ${t}: ${error}`);
      }
    });
  }

  it('has the same multiply-accumulates for every t', () => {
    const macs = Array.from({ length: 14 }, (_, i) => countGraph(bottleneck(small, i + 1)).macs);
    // 9·9·5·14 + 5·5·14·9 + 5·5·14·6
    assert.deepEqual([...new Set(macs)], [9 * 9 * 5 * 14 + 5 * 5 * 14 * 9 + 5 * 5 * 14 * 6]);
  });

  it('needs less memory the more slices there are', () => {
    const bytes = [1, 2, 7, 14].map(t => planArena(bottleneck(small, t)).bytes);
    assert.deepEqual(
      bytes,
      [...bytes].sort((a, b) => b - a),
    );
    assert.ok(bytes[3] < bytes[0] / 2);
  });
});
