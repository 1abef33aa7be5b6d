import { poolShape } from '../pool-shape.js';

/** The shape rules of an average pool. */
export const { outputShape, weightShapes } = poolShape('avgPool');
