import assert from 'node:assert/strict';
import { countGraph } from '../../src/cost/counts.js';
import { fullVersion, sampleTwo, separableVersion, timedAs } from './sample-two.js';

describe('two versions of a network on one platform', () => {
  const [a, b] = [fullVersion(), separableVersion()];
  const [two] = sampleTwo().platforms;

  it('have the ratio of their times, and the layers beside their counterparts', () => {
    assert.ok(Math.abs(two.ratio.estimate - 3.9 / 4) < 1e-9);
    assert.deepEqual(
      two.layers.map(pair => [pair.a?.node, pair.b?.node, pair.difference]),
      [
        [undefined, 'body/depthwise', 2],
        ['body', 'body/pointwise', -2.25],
        ['relu', 'relu', 0],
      ],
    );
  });

  it('have kinds and a rest that add up to both times, and to what b takes over its promise', () => {
    const { kinds, between } = two;
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    assert.ok(Math.abs(sum(kinds.map(({ a: side }) => side.ms)) + between.a - 4) < 1e-9);
    assert.ok(Math.abs(sum(kinds.map(({ b: side }) => side.ms)) + between.b - 3.9) < 1e-9);
    const share = countGraph(b).macs / countGraph(a).macs;
    const over = sum(kinds.map(({ overPromise }) => overPromise)) + between.b - share * between.a;
    assert.ok(Math.abs(over - (3.9 - share * 4)) < 1e-9);
    // 20²·32·16·9 multiply-accumulates in a; 20²·16·9 + 20²·32·16 in b.
    assert.ok(Math.abs(share - (9 + 32) / (32 * 9)) < 1e-12);
  });

  it('answer with the kinds and layers that take more than their multiply-accumulates promise, the dearest first', () => {
    const [counts, promise, ...reasons] = two.answer;
    assert.match(
      counts,
      /^b takes ×0\.975 \[.*\] the time of a, with ×0\.142 its multiply-accumulates and ×/,
    );
    assert.match(promise, /b would take 0\.569 ms; it takes 3\.90 ms, 3\.33 ms more\.$/);
    assert.match(reasons[0], /^Layers of kind depthwise convolution are only in b: 2\.00 ms\.$/);
    assert.match(reasons[1], /^Layers of kind 1×1 convolution are only in b: 1\.25 ms\.$/);
    assert.match(
      reasons.find(reason => reason.startsWith('body/depthwise')) ?? '',
      /is only in b and takes 2\.00 ms/,
    );
    // 3.5 ms · 32·16 / (32·16·9) = 0.389 ms were promised.
    assert.match(
      reasons.find(reason => reason.startsWith('body/pointwise')) ?? '',
      /has ×0\.111 the multiply-accumulates, but takes ×0\.357 \[.*\] the time: .* which costs 0\.861 ms\.$/,
    );
  });

  it('are judged by the interval of the ratio', () => {
    const verdict = (whole: number) => timedAs([a, [4, 3, 1]], [b, [whole, 1, 1, 1]]).verdict;
    assert.deepEqual([2, 3.9, 4, 4.1, 6].map(verdict), ['faster', 'as fast', 'as fast', 'as fast', 'slower']);
  });

  it('say that b keeps its promise where it does', () => {
    const { answer } = timedAs([a, [4, 3.5, 0.5]], [b, [0.56, 0.1, 0.4, 0.06]]);
    assert.equal(answer.length, 2);
    assert.match(answer[1], /it takes 0\.560 ms, not more than they promise\.$/);
  });
});
