import { elements, type Shape, type Tensor } from '../../tensor/tensor.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import * as shape from './shape.js';

type GroupedPointwise = OpParameters['groupedPointwise'];

/**
 * A grouped 1×1 convolution as one ordinary 1×1 convolution per group and image.
 *
 * The channels of a group are neighbours in memory, so each convolution gets a view and nothing is copied.
 */
export function perGroup(pointwise: Version<OpParameters['pointwise']>): Version<GroupedPointwise> {
  return {
    name: `per-group ${pointwise.name}`,
    changes: `one pointwise convolution (${pointwise.name}) for each group`,
    bind(layer) {
      checkLayer('groupedPointwise', shape, layer);
      const { filters, groups, bias } = layer.parameters;
      const [[N, C, H, W]] = layer.inputs;
      const input = [1, C / groups, H, W];
      const output = [1, filters / groups, H, W];
      const kernels = Array.from({ length: groups }, (_, g) =>
        pointwise.bind({
          inputs: [input],
          output,
          weights: layer.weights.map(t => part(t, g, [filters / groups, ...t.shape.slice(1)])),
          parameters: { filters: filters / groups, bias, accumulate: false },
        }),
      );
      return {
        scratchBytes: kernels.reduce((sum, kernel) => sum + kernel.scratchBytes, 0),
        run(out, [x]) {
          for (let n = 0; n < N; n++) {
            for (let g = 0; g < groups; g++) {
              const place = n * groups + g;
              kernels[g].run(part(out, place, output), [part(x, place, input)]);
            }
          }
        },
      };
    },
  };
}

/**
 * The grouped version of a platform: the fused kernel, or one pointwise convolution per group where the layer
 * asks for it.
 */
export function groupedPointwiseVersion(
  fused: Version<GroupedPointwise>,
  pointwise: Version<OpParameters['pointwise']>,
): Version<GroupedPointwise> {
  const separate = perGroup(pointwise);
  return {
    name: fused.name,
    changes: fused.changes,
    bind: layer => (layer.parameters.perGroup ? separate : fused).bind(layer),
  };
}

/** Part number `place` of a tensor that consists of parts of one shape, as a view. */
function part(t: Tensor, place: number, shape: Shape): Tensor {
  const length = elements(shape);
  return { shape, data: t.data.subarray(place * length, (place + 1) * length) };
}
