import { networks } from './networks.js';
import { stacks } from './stacks.js';
import type { Workload } from './workload.js';

/** Every workload, in the order of the tables. */
export const workloads: readonly Workload[] = [...stacks, ...networks];

/** One thread: over the stacks, the geometric mean of how many times as fast as the fastest peer of `faster`. */
export const STACKS_GEOMETRIC_MEAN = 1.6;
