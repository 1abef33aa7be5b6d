import assert from 'node:assert/strict';
import { wasmDirect } from '../../src/networks/direct-convolution.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import { singleConvolution } from '../../src/networks/models/single-convolution.js';
import { platforms } from '../../src/networks/platforms.js';

describe('the platform wasm without Winograd', () => {
  // Large enough for Winograd's algorithm to pay, which needs memory for the transformed tiles.
  const graph = singleConvolution(28, 32, 32, 3);

  it('differs from the platform wasm in its convolution only', () => {
    const { conv2d: direct, ...others } = wasmDirect.versions;
    const { conv2d: own, ...rest } = platforms.wasm.versions;
    assert.notEqual(direct, own);
    assert.deepEqual(others, rest);
  });

  it('needs no memory for transformed tiles', () => {
    const scratch = (platform: typeof wasmDirect) => bindGraph(graph, platform, 1).scratchBytes;
    assert.ok(scratch(wasmDirect) < scratch(platforms.wasm));
  });
});
