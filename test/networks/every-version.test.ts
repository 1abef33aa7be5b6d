import assert from 'node:assert/strict';
import { ops } from '../../src/kernels/ops.js';
import { allRungs, rungsOf } from '../../src/networks/every-version.js';
import { runnable } from '../../src/networks/graph/executor.js';
import { benchGraph } from '../../src/networks/models/bench-layers.js';
import { nativeInstalled } from '../../src/networks/native/onnxruntime.js';
import { NATIVE, platforms } from '../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../src/tensors/compare.js';
import { features } from '../../src/wasm/features.js';

describe('the rungs of an op', () => {
  const names = allRungs('depthwise').map(rung => rung.name);
  const versions = ops.depthwise.versions.map(version => version.name);

  it('are its TypeScript versions, the SIMD kernels in both variants, every other platform, then native code', () => {
    const others = Object.keys(platforms).filter(name => !['reference', 'typescript', 'wasm'].includes(name));
    assert.deepEqual(names, [...versions, 'wasm', 'wasm-relaxed', ...others, NATIVE]);
    assert.equal(new Set(names).size, names.length);
  });

  it('of the convolution have one more: the algorithm of Winograd', () => {
    const simd = allRungs('conv2d').filter(({ name }) => name.startsWith('wasm'));
    assert.deepEqual(
      simd
        .slice(0, 3)
        .map(({ name, platform }) => [name, 'versions' in platform && platform.versions.conv2d.name]),
      [
        ['wasm', 'wasm'],
        ['wasm-relaxed', 'wasm'],
        ['wasm-winograd', 'wasm-winograd'],
      ],
    );
    assert.match(simd[2].changes, /Winograd/);
  });

  it('leave out what this engine lacks, and native code where it is not installed', () => {
    const relaxed = features().includes('relaxed-simd');
    assert.deepEqual(
      rungsOf('depthwise').map(rung => rung.name),
      names.filter(name => (relaxed || name !== 'wasm-relaxed') && (nativeInstalled() || name !== NATIVE)),
    );
  });

  it('begin with the reference platform itself and change only the one op', () => {
    const [first, second] = rungsOf('depthwise');
    assert.equal(first.platform, platforms.reference);
    assert.ok('versions' in second.platform);
    assert.equal(second.platform.versions.depthwise, ops.depthwise.versions[1]);
    assert.equal(second.platform.versions.conv2d, ops.conv2d.versions[0]);
  });

  it('compute the same as the reference, each on kernels of its own', () => {
    const outputs = rungsOf('depthwise').map(({ platform }) => {
      const executable = runnable(benchGraph('depthwise'), platform, 1);
      executable.run();
      return executable.output;
    });
    for (const output of outputs.slice(1)) assert.ok(relativeError(output, outputs[0]) <= TOLERANCE);
    const kernels = rungsOf('depthwise').map(({ platform }) =>
      'versions' in platform ? platform.versions.depthwise : platform.bind,
    );
    assert.equal(new Set(kernels).size, kernels.length);
  });
});
