import { elements, type Shape, type Tensor } from '../../tensors/tensor.js';
import { checkLayer } from '../check.js';
import type { Layer, OpParameters, Version } from '../op.js';
import * as shape from './shape.js';

type GroupedPointwise = OpParameters['groupedPointwise'];

/**
 * A grouped 1×1 convolution as one ordinary 1×1 convolution per group and image.
 *
 * The channels of a group are neighbours in memory, so each convolution gets a view and nothing is copied. The
 * convolutions run one after the other and share their scratch.
 */
export function perGroup(pointwise: Version<OpParameters['pointwise']>): Version<GroupedPointwise> {
  return {
    name: `per-group ${pointwise.name}`,
    changes: `one pointwise convolution (${pointwise.name}) for each group`,
    scratchBytes: layer => scratchOfGroups(pointwise, groupLayers(layer)),
    bind(layer, scratch) {
      checkLayer('groupedPointwise', shape, layer);
      const layers = groupLayers(layer);
      const kernels = layers.map(group => pointwise.bind(group, scratch));
      const [{ inputs, output }] = layers;
      const [N] = layer.output;
      const groups = kernels.length;
      return {
        constantBytes: kernels.reduce((sum, kernel) => sum + kernel.constantBytes, 0),
        run(out, [x]) {
          for (let n = 0; n < N; n++) {
            for (let g = 0; g < groups; g++) {
              const place = n * groups + g;
              kernels[g].run(part(out, place, output), [part(x, place, inputs[0])]);
            }
          }
        },
      };
    },
  };
}

/** Each group of one image as a layer of its own. */
function groupLayers(layer: Layer<GroupedPointwise>): readonly Layer<OpParameters['pointwise']>[] {
  const { filters, groups, bias } = layer.parameters;
  const [[, C, H, W]] = layer.inputs;
  return Array.from({ length: groups }, (_, g) => ({
    inputs: [[1, C / groups, H, W]],
    output: [1, filters / groups, H, W],
    weights: layer.weights.map(t => part(t, g, [filters / groups, ...t.shape.slice(1)])),
    parameters: { filters: filters / groups, bias, accumulate: false },
  }));
}

function scratchOfGroups(
  pointwise: Version<OpParameters['pointwise']>,
  layers: readonly Layer<OpParameters['pointwise']>[],
): number {
  return Math.max(...layers.map(layer => pointwise.scratchBytes?.(layer) ?? 0));
}

/**
 * The grouped version of a platform: the fused kernel, or one pointwise convolution per group where `perGroup` is set.
 */
export function groupedPointwiseVersion(
  fused: Version<GroupedPointwise>,
  pointwise: Version<OpParameters['pointwise']>,
): Version<GroupedPointwise> {
  const separate = perGroup(pointwise);
  const chosen = (layer: Layer<GroupedPointwise>) => (layer.parameters.perGroup ? separate : fused);
  return {
    name: fused.name,
    changes: fused.changes,
    scratchBytes: layer => chosen(layer).scratchBytes?.(layer) ?? 0,
    bind: (layer, scratch) => chosen(layer).bind(layer, scratch),
  };
}

/** One of the equal parts of a tensor, as a view; the part at `place` has this shape. */
function part(t: Tensor, place: number, shape: Shape): Tensor {
  const length = elements(shape);
  return { shape, data: t.data.subarray(place * length, (place + 1) * length) };
}
