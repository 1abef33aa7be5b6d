import { type Tensor, tensor } from '../../tensors/tensor.js';
import type { Layer, OpParameters } from '../op.js';

type ConvTranspose = Layer<OpParameters['convTranspose']>;

/** Products that are kept at a time: 4 MB, as long as one filter does not have more. */
const MOST_PRODUCTS = 2 ** 20;

/** Filters of which all products are made before they are added to the output. */
export interface Part {
  /** The first filter, and the first input channel. */
  readonly filter: number;
  readonly channel: number;
  readonly groups: number;
  /** Filters of each group. */
  readonly filters: number;
}

/** All groups as one part where their products fit, otherwise some filters of one group at a time. */
export function partsOf({ inputs, parameters }: ConvTranspose): Part[] {
  const [[, C]] = inputs;
  const { filters, groups } = parameters;
  if (filters * productsOf(inputs[0], parameters) <= MOST_PRODUCTS) {
    return [{ filter: 0, channel: 0, groups, filters: filters / groups }];
  }
  const inGroup = filters / groups;
  const step = Math.max(1, Math.floor(MOST_PRODUCTS / productsOf(inputs[0], parameters)));
  const parts: Part[] = [];
  for (let g = 0; g < groups; g++) {
    for (let k = 0; k < inGroup; k += step) {
      const filter = g * inGroup + k;
      const channel = g * (C / groups);
      parts.push({ filter, channel, groups: 1, filters: Math.min(step, inGroup - k) });
    }
  }
  return parts;
}

/** Products of the largest part: the scratch that is needed for them. */
export function mostProducts(layer: ConvTranspose): number {
  const most = Math.max(...partsOf(layer).map(({ groups, filters }) => groups * filters));
  return most * productsOf(layer.inputs[0], layer.parameters);
}

/** Products that one filter has with an image: one for each tap and pixel. */
function productsOf(
  [, , H, W]: readonly number[],
  { kernel: [R, S] }: Pick<OpParameters['convTranspose'], 'kernel'>,
): number {
  return R * S * H * W;
}

/**
 * The weights of a part as matrices, one row of C/G values for each filter and tap: [groups·filters·R·S, C/G], from w
 * [C, K/G, R, S].
 */
export function tapRows({ data, shape: [, inGroup, R, S] }: Tensor, part: Part, depth: number): Tensor {
  const taps = R * S;
  const rows = tensor([part.groups * part.filters * taps, depth]);
  let place = 0;
  for (let g = 0; g < part.groups; g++) {
    for (let k = 0; k < part.filters; k++) {
      // The place of the filter in its group.
      const filter = (part.filter + k) % inGroup;
      for (let tap = 0; tap < taps; tap++) {
        for (let c = 0; c < depth; c++) {
          const channel = part.channel + g * depth + c;
          rows.data[place++] = data[(channel * inGroup + filter) * taps + tap];
        }
      }
    }
  }
  return rows;
}
