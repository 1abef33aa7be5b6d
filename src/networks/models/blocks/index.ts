/**
 * The blocks that the networks of the catalogue are made of, for networks of one's own: `beyond-flops/blocks`.
 *
 * A block adds its nodes to a graph builder, named `<name>/…`, and returns the id of its output.
 *
 * @module beyond-flops/blocks
 */

export {
  type ActivatedConvolution,
  bnActivation,
  type Convolution,
  type ConvolutionOptions,
  convBias,
  convBn,
  convolution,
} from './conv-bn-activation.js';
export { dfcAttention } from './dfc.js';
export { bnPrelu, convBnPrelu, type Eesp, type Esp, eesp, esp, hierarchicalFusion } from './esp.js';
export { type FbnetBlock, fbnetBlock, fbnetChannels } from './fbnet-block.js';
export { type Fire, fire } from './fire.js';
export { type FusedMbConv, fusedMbConv } from './fused-mbconv.js';
export { type GhostBottleneck, type GhostModule, ghostBottleneck, ghostModule } from './ghost.js';
export { type Branches, type BranchPool, type BranchStep, type Fork, inception } from './inception.js';
export { type InvertedResidual, invertedResidual } from './inverted-residual.js';
export { type PooledHead, pooledHead } from './pooled-head.js';
export { roundChannels } from './round-channels.js';
export { type ShuffleUnitV1, type ShuffleUnitV2, shuffleUnitV1, shuffleUnitV2 } from './shuffle-units.js';
export { type SqueezeExcite, squeezeExcite } from './squeeze-excite.js';
