import assert from 'node:assert/strict';
import { ops } from '../../src/kernels/ops.js';
import { availableVersions, everyVersion } from '../../src/networks/every-version.js';
import { runnable } from '../../src/networks/graph/executor.js';
import { benchGraph } from '../../src/networks/models/bench-layers.js';
import { nativeIsOn } from '../../src/networks/native/onnxruntime.js';
import { NATIVE, platforms } from '../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../src/tensors/compare.js';
import { features } from '../../src/wasm/features.js';

describe('every version of an op', () => {
  const names = everyVersion('depthwise').map(version => version.name);
  const versions = ops.depthwise.versions.map(version => version.name);

  it('is its TypeScript versions, the SIMD kernels in both variants, every other platform, then native code', () => {
    const others = Object.keys(platforms).filter(name => !['reference', 'typescript', 'wasm'].includes(name));
    assert.deepEqual(names, [...versions, 'wasm', 'wasm-relaxed', ...others, NATIVE]);
    assert.equal(new Set(names).size, names.length);
  });

  it('has the two algorithms of the convolution apart, between which the platform wasm chooses', () => {
    const simd = everyVersion('conv2d').filter(({ name }) => name.startsWith('wasm'));
    assert.deepEqual(
      simd
        .slice(0, 3)
        .map(({ name, platform }) => [name, 'versions' in platform && platform.versions.conv2d.name]),
      [
        ['wasm', 'wasm-direct'],
        ['wasm-relaxed', 'wasm-direct'],
        ['wasm-winograd', 'wasm-winograd'],
      ],
    );
    assert.match(simd[0].changes, /direct/);
    assert.match(simd[2].changes, /^Winograd .*; the platform wasm picks the faster of the two$/);
    assert.equal(platforms.wasm.versions.conv2d.name, 'wasm');
  });

  it('leaves out what this engine lacks, and native code where it is not installed', () => {
    const relaxed = features().includes('relaxed-simd');
    assert.deepEqual(
      availableVersions('depthwise').map(version => version.name),
      names.filter(name => (relaxed || name !== 'wasm-relaxed') && (nativeIsOn() || name !== NATIVE)),
    );
  });

  it('begins with the reference platform itself and changes only the one op', () => {
    const [first, second] = availableVersions('depthwise');
    assert.equal(first.platform, platforms.reference);
    assert.ok('versions' in second.platform);
    assert.equal(second.platform.versions.depthwise, ops.depthwise.versions[1]);
    assert.equal(second.platform.versions.conv2d, ops.conv2d.versions[0]);
  });

  it('computes the same as the reference, each on kernels of its own', () => {
    const outputs = availableVersions('depthwise').map(({ platform }) => {
      const executable = runnable(benchGraph('depthwise'), platform, 1);
      executable.run();
      return executable.output;
    });
    for (const output of outputs.slice(1)) assert.ok(relativeError(output, outputs[0]) <= TOLERANCE);
    const kernels = availableVersions('depthwise').map(({ platform }) =>
      'versions' in platform ? platform.versions.depthwise : platform.bind,
    );
    assert.equal(new Set(kernels).size, kernels.length);
  });
});
