import { poolShape } from '../pool-shape.js';

/** The shape rules of a maximum pool. */
export const { outputShape, weightShapes } = poolShape('maxPool');
