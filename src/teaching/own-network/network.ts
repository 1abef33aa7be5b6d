import { checkNamed, isCount, optional, type RulesOf, required } from '../../errors/arguments.js';
import { GraphBuilder } from '../../networks/graph/builder.js';
import type { Graph } from '../../networks/graph/graph.js';
import { convBn } from '../../networks/models/blocks/conv-bn-activation.js';

/** What may be changed in the network of notebook 12. */
export interface OwnNetwork {
  /** Filters of the first block; 33 if left out. */
  readonly filters?: number;
  /** Zeros around the map in front of the 1×1 convolution of the third block; 1 if left out. */
  readonly padding?: number;
  /** Groups of the 1×1 convolution of the fourth block; 8 if left out. */
  readonly groups?: number;
}

const rules: RulesOf<OwnNetwork> = {
  filters: optional(required('a positive integer', isCount)),
  padding: optional(required('an integer from 0', value => value === 0 || isCount(value))),
  groups: optional(required('a positive integer', isCount)),
};

/**
 * A classifier of pictures of 96×96 pixels as somebody may have built it, pruned and exported: it works, but it is slower than
 * it has to be. The file `notebooks/own-network.onnx` holds it with what stands here if nothing is given.
 *
 * @throws {InputError} where there is no such parameter, or it has a wrong type
 * @throws {ShapeError} where a layer does not fit, such as groups that do not divide 96 channels
 */
export function ownNetwork(changes: OwnNetwork = {}): Graph {
  const defaults = { filters: 33, padding: 1, groups: 8 };
  const { filters, padding, groups } = checkNamed('ownNetwork', rules, changes, {
    defaults,
  }) as Required<OwnNetwork>;
  const g = new GraphBuilder('own-network');
  let x = g.input([1, 3, 96, 96]);
  x = convBn(g, x, { filters, kernel: 3, stride: 2, activation: 'relu' }, 'block1');
  x = convBn(g, x, { filters, kernel: 3, groups: filters, activation: 'relu' }, 'block2/depthwise');
  x = convBn(g, x, { filters: 64, activation: 'relu' }, 'block2/pointwise');
  x = convBn(g, x, { filters: 64, kernel: 3, groups: 64, stride: 2, activation: 'relu' }, 'block3/depthwise');
  x = convBn(g, x, { filters: 96, padding, activation: 'relu' }, 'block3/pointwise');
  x = convBn(g, x, { filters: 96, groups, activation: 'relu' }, 'block4/grouped');
  if (groups > 1) x = g.channelShuffle(x, { groups }, { name: 'block4/shuffle' });
  x = convBn(g, x, { filters: 128, activation: 'relu' }, 'head');
  return g.build(g.dense(g.globalPool(x, { name: 'pool' }), { units: 10, bias: true }, { name: 'classes' }));
}
