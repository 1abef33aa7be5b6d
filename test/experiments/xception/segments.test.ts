import assert from 'node:assert/strict';
import { inceptionModule, xceptionModule } from '../../../experiments/xception/modules.js';
import { segmentsGraph, towersGraph } from '../../../experiments/xception/segments.js';
import { betweenGraph, separableStack } from '../../../experiments/xception/separable.js';
import { countGraph } from '../../../src/cost/counts.js';
import { opNodes } from '../../../src/networks/graph/graph.js';

describe('segments, separable convolutions and modules', () => {
  it('do P·Q·C²·(1 + 9/g) multiply-accumulates as one kernel and as towers', () => {
    // 16 pixels, 4 channels, 2 segments: 16 · 16 · (1 + 9 / 2)
    for (const graph of [segmentsGraph(2, 4, 4), towersGraph(2, 4, 4)]) {
      assert.equal(countGraph(graph).macs, 1408);
    }
    assert.deepEqual(
      opNodes(segmentsGraph(4, 4, 4)).map(({ op }) => op),
      ['pointwise', 'depthwise'],
    );
  });

  it('differ by 9·(first − last) per pixel between the two orders', () => {
    const macs = (channels: readonly number[], order: 'depthwise-first' | 'pointwise-first') =>
      countGraph(separableStack(channels, order, 2)).macs;
    for (const channels of [
      [8, 16, 4],
      [4, 8],
      [8, 32, 8],
    ]) {
      const [first, last] = [channels[0], channels[channels.length - 1]];
      assert.equal(
        macs(channels, 'depthwise-first') - macs(channels, 'pointwise-first'),
        4 * 9 * (first - last),
      );
    }
  });

  it('have a ReLU between their halves as an op, in a kernel, or not', () => {
    const opsOf = (between: 'none' | 'relu-fused' | 'relu-as-op') =>
      opNodes(betweenGraph(between)).map(({ op }) => op);
    assert.deepEqual(opsOf('none'), ['depthwise', 'pointwise']);
    assert.deepEqual(opsOf('relu-fused'), ['depthwise', 'pointwise']);
    assert.deepEqual(opsOf('relu-as-op'), ['depthwise', 'relu', 'pointwise']);
  });

  it('have as many convolution weights in both modules, to half a per cent', () => {
    const isConvolution = ({ op }: { op: string }) => ['conv2d', 'depthwise', 'pointwise'].includes(op);
    const weights = (graph: ReturnType<typeof inceptionModule>) =>
      countGraph(graph, isConvolution).parameters;
    // 192 · 48 · 2 + … = 80,896, and 3 · (160² + 9 · 160) = 81,120.
    assert.equal(weights(inceptionModule()), 80_896);
    assert.equal(weights(xceptionModule()), 81_120);
  });
});
