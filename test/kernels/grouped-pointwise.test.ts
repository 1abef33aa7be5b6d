import assert from 'node:assert/strict';
import fc from 'fast-check';
import { groupedPointwiseReference } from '../../src/kernels/grouped-pointwise/0-reference.js';
import { groupedPointwise } from '../../src/kernels/grouped-pointwise/index.js';
import { groupedPointwiseVersion, perGroup } from '../../src/kernels/grouped-pointwise/per-group.js';
import type { OpParameters, Version } from '../../src/kernels/op.js';
import { plainVersion } from '../../src/kernels/plain-version.js';
import { pointwise } from '../../src/kernels/pointwise/index.js';
import { apply, of, seeded } from './apply.js';
import { anyActivation, versionsAgree } from './versions-agree.js';

const count = fc.integer({ min: 1, max: 6 });
const layers = (perGroup: boolean, activation: typeof anyActivation) =>
  fc
    .tuple(fc.integer({ min: 1, max: 2 }), count, count, count, count, count, fc.boolean(), activation)
    .map(([N, groups, inEach, outEach, H, W, bias, activation]) => ({
      inputs: [[N, groups * inEach, H, W]],
      parameters: { filters: groups * outEach, groups, bias, perGroup, activation },
    }));

describe('grouped pointwise', () => {
  it('lets an output channel see the channels of its own group only, in every version', () => {
    const x = of([1, 4, 1, 1], 1, 10, 100, 1000);
    const w = of([2, 2, 1, 1], 1, 2, 3, 4);
    for (const version of groupedPointwise.versions) {
      for (const perGroup of [false, true]) {
        const parameters = { filters: 2, groups: 2, bias: false, perGroup };
        assert.deepEqual([...apply(groupedPointwise, [x], [w], parameters, version).data], [21, 4300]);
      }
    }
  });

  it('is the ordinary 1×1 convolution with one group', () => {
    const [x, w, bias] = [seeded([2, 5, 3, 2]), seeded([6, 5, 1, 1]), seeded([6])];
    assert.deepEqual(
      apply(groupedPointwise, [x], [w, bias], { filters: 6, groups: 1, bias: true, perGroup: false }),
      apply(pointwise, [x], [w, bias], { filters: 6, bias: true, accumulate: false }),
    );
  });

  it('agrees in all its versions, fused', () => {
    versionsAgree(groupedPointwise, layers(false, anyActivation));
  });

  it('agrees with the fused reference, one group at a time, also in batches', () => {
    const fused = plainVersion<OpParameters['groupedPointwise']>(
      'fused reference',
      'whatever perGroup says',
      (out, [x], { weights: [w, bias], parameters: { groups } }) =>
        groupedPointwiseReference(out, x, w, bias, groups),
    );
    const separate = [...groupedPointwise.versions, ...pointwise.versions.map(perGroup)];
    const alone = layers(true, fc.constant(undefined));
    versionsAgree({ ...groupedPointwise, versions: [fused] }, alone, separate);
  });

  it('shares one scratch between its groups, the panel of one group', () => {
    const layer = {
      inputs: [[1, 6, 2, 2]],
      output: [1, 9, 2, 2],
      weights: [seeded([9, 2, 1, 1])],
      parameters: { filters: 9, groups: 3, bias: false },
    };
    const [, version] = groupedPointwise.versions;
    for (const perGroup of [false, true]) {
      const asked = { ...layer, parameters: { ...layer.parameters, perGroup } };
      assert.equal(version.scratchBytes!(asked), 4 * 2 * 4);
      assert.equal(version.bind(asked).constantBytes, 4 * (9 * 2 + 9));
    }
  });

  it('binds one pointwise kernel for each group exactly where the layer asks for it', () => {
    let bound = 0;
    const counted: Version<OpParameters['pointwise']> = {
      ...pointwise.versions[0],
      bind(layer) {
        bound += 1;
        return pointwise.versions[0].bind(layer);
      },
    };
    const version = groupedPointwiseVersion(groupedPointwise.versions[0], counted);
    const inputs = [[1, 6, 1, 1]];
    const layer = { inputs, output: [1, 3, 1, 1], weights: [seeded([3, 2, 1, 1])] };
    const parameters = { filters: 3, groups: 3, bias: false };
    version.bind({ ...layer, parameters: { ...parameters, perGroup: false } });
    assert.equal(bound, 0);
    version.bind({ ...layer, parameters: { ...parameters, perGroup: true } });
    assert.equal(bound, 3);
  });

  it('refuses groups that do not divide the channels', () => {
    const parameters = { filters: 6, groups: 4, bias: false, perGroup: false };
    assert.throws(() => groupedPointwise.outputShape([[1, 6, 2, 2]], parameters), {
      name: 'ShapeError',
      message: 'groupedPointwise: 6 input channels, expected a multiple of the 4 groups',
    });
    assert.throws(() => groupedPointwise.outputShape([[1, 8, 2, 2]], parameters), {
      message: 'groupedPointwise: 6 filters, expected a multiple of the 4 groups',
    });
  });
});
