import type { Exercise } from '../exercise.js';
import { exercises as depthwiseSeparable } from './depthwise-separable.js';
import { exercises as flopsVsMac } from './flops-vs-mac.js';
import { exercises as groupCount } from './group-count.js';
import { exercises as kernelLadder } from './kernel-ladder.js';
import { exercises as layerTime } from './layer-time.js';
import { exercises as lyingBenchmarks } from './lying-benchmarks.js';
import { exercises as memoryWall } from './memory-wall.js';
import { exercises as pruningSpeed } from './pruning-speed.js';
import { exercises as reluManifold } from './relu-manifold.js';
import { exercises as startHere } from './start-here.js';
import { exercises as tSplit } from './t-split.js';
import { exercises as zoo } from './zoo.js';

/** The exercises of all notebooks, in the order of the course. */
export const allExercises: readonly Exercise[] = [
  ...startHere,
  ...lyingBenchmarks,
  ...memoryWall,
  ...kernelLadder,
  ...flopsVsMac,
  ...groupCount,
  ...depthwiseSeparable,
  ...reluManifold,
  ...tSplit,
  ...pruningSpeed,
  ...layerTime,
  ...zoo,
];
