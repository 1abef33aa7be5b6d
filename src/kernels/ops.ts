import { hardSigmoid, hSwish, relu, relu6, sigmoid, swish } from './activations/index.js';
import { add } from './add/index.js';
import { argMax } from './arg-max/index.js';
import { avgPool } from './avg-pool/index.js';
import { batchNorm } from './batch-norm/index.js';
import { batchedMatmul } from './batched-matmul/index.js';
import { binary } from './binary/index.js';
import { channelShuffle } from './channel-shuffle/index.js';
import { channelSlice } from './channel-slice/index.js';
import { concat } from './concat/index.js';
import { constant } from './constant/index.js';
import { convTranspose } from './conv-transpose/index.js';
import { conv2d } from './conv2d/index.js';
import { dense } from './dense/index.js';
import { depthToSpace } from './depth-to-space/index.js';
import { depthwise } from './depthwise/index.js';
import { dequantize } from './dequantize/index.js';
import { expand } from './expand/index.js';
import { foreign } from './foreign/index.js';
import { gather } from './gather/index.js';
import { globalMaxPool } from './global-max-pool/index.js';
import { globalPool } from './global-pool/index.js';
import { groupedPointwise } from './grouped-pointwise/index.js';
import { instanceNorm } from './instance-norm/index.js';
import { integerConv } from './integer-conv/index.js';
import { layerNorm } from './layer-norm/index.js';
import { lrn } from './lrn/index.js';
import { matmul } from './matmul/index.js';
import { maxPool } from './max-pool/index.js';
import { multiply } from './multiply/index.js';
import type { Op, OpName, RunnableOp } from './op.js';
import { pad } from './pad/index.js';
import { pointwise } from './pointwise/index.js';
import { prelu } from './prelu/index.js';
import { quantize } from './quantize/index.js';
import { quantizedConv } from './quantized-conv/index.js';
import { reduce } from './reduce/index.js';
import { reshape } from './reshape/index.js';
import { resize } from './resize/index.js';
import { slice } from './slice/index.js';
import { softmax } from './softmax/index.js';
import { spaceToDepth } from './space-to-depth/index.js';
import { tile } from './tile/index.js';
import { transpose } from './transpose/index.js';
import { unary } from './unary/index.js';
import { upsample } from './upsample/index.js';

/** Every op by its name. */
export const ops: { readonly [K in OpName]: Op<K> } = {
  matmul,
  conv2d,
  depthwise,
  pointwise,
  groupedPointwise,
  dense,
  maxPool,
  avgPool,
  globalPool,
  batchNorm,
  relu,
  relu6,
  sigmoid,
  swish,
  hardSigmoid,
  hSwish,
  prelu,
  softmax,
  add,
  multiply,
  constant,
  unary,
  binary,
  reduce,
  argMax,
  globalMaxPool,
  lrn,
  instanceNorm,
  layerNorm,
  batchedMatmul,
  concat,
  channelSlice,
  channelShuffle,
  upsample,
  reshape,
  transpose,
  slice,
  pad,
  expand,
  tile,
  gather,
  resize,
  depthToSpace,
  spaceToDepth,
  convTranspose,
  quantize,
  dequantize,
  quantizedConv,
  integerConv,
  foreign,
};

/** The names of the ops that have kernels. */
export const runnableOps: readonly RunnableOp[] = (Object.keys(ops) as OpName[]).filter(
  name => name !== 'foreign',
);
