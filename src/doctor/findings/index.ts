import type { Rule } from '../proposal.js';
import { batch } from './batch.js';
import { channelsAboveATile } from './channels-above-a-tile.js';
import { costlyActivation } from './costly-activation.js';
import { denseOnAMap } from './dense-on-a-map.js';
import { depthwiseStride } from './depthwise-stride.js';
import { groups } from './groups.js';
import { largeWindow } from './large-window.js';
import { lateChannels } from './late-channels.js';
import { memoryOrder } from './memory-order.js';
import { paddedPointwise } from './padded-pointwise.js';
import { parallelBranches } from './parallel-branches.js';
import { unequalChannels } from './unequal-channels.js';
import { unfusedActivation } from './unfused-activation.js';
import { unfusedBatchNorm } from './unfused-batch-norm.js';
import { workingSet } from './working-set.js';

/** All rules: what keeps the function first. A new one is a file and an entry here. */
export const rules: readonly Rule[] = [
  unfusedBatchNorm,
  unfusedActivation,
  parallelBranches,
  memoryOrder,
  workingSet,
  batch,
  paddedPointwise,
  channelsAboveATile,
  groups,
  unequalChannels,
  largeWindow,
  depthwiseStride,
  lateChannels,
  denseOnAMap,
  costlyActivation,
];
