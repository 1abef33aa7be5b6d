import type { Op } from '../op.js';
import { foreignReference } from './0-reference.js';

/**
 * A layer of a file whose type is not known here but whose output shape is: it has its place in the graph, counts
 * nothing and cannot run.
 */
export const foreign: Op<'foreign'> = {
  name: 'foreign',
  outputShape: (_, { shape }) => shape,
  weightShapes: () => [],
  versions: [foreignReference],
};
