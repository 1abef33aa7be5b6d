import type { LoadKernels } from '../wasm/module.js';
import { activationWasm } from './activations/wasm.js';
import { addWasm } from './add/wasm.js';
import { argMaxWasm } from './arg-max/wasm.js';
import { avgPoolWasm } from './avg-pool/wasm.js';
import { batchNormWasm } from './batch-norm/wasm.js';
import { batchedMatmulWasm } from './batched-matmul/wasm.js';
import { binaryWasm } from './binary/wasm.js';
import { channelShuffleWasm } from './channel-shuffle/wasm.js';
import { channelSliceWasm } from './channel-slice/wasm.js';
import { concatWasm } from './concat/wasm.js';
import { constantWasm } from './constant/wasm.js';
import { convTransposeWasm } from './conv-transpose/wasm.js';
import { conv2dWasm } from './conv2d/wasm.js';
import { denseWasm } from './dense/wasm.js';
import { depthToSpaceWasm } from './depth-to-space/wasm.js';
import { depthwiseWasm } from './depthwise/wasm.js';
import { dequantizeWasm } from './dequantize/wasm.js';
import { expandWasm } from './expand/wasm.js';
import { foreignWasm } from './foreign/wasm.js';
import { gatherWasm } from './gather/wasm.js';
import { globalMaxPoolWasm } from './global-max-pool/wasm.js';
import { globalPoolWasm } from './global-pool/wasm.js';
import { groupedPointwiseWasm } from './grouped-pointwise/wasm.js';
import { instanceNormWasm } from './instance-norm/wasm.js';
import { integerConvWasm } from './integer-conv/wasm.js';
import { layerNormWasm } from './layer-norm/wasm.js';
import { lrnWasm } from './lrn/wasm.js';
import { matmulWasm } from './matmul/wasm.js';
import { maxPoolWasm } from './max-pool/wasm.js';
import { multiplyWasm } from './multiply/wasm.js';
import type { OpName, OpParameters, Version } from './op.js';
import { padWasm } from './pad/wasm.js';
import { pointwiseWasm } from './pointwise/wasm.js';
import { preluWasm } from './prelu/wasm.js';
import { quantizeWasm } from './quantize/wasm.js';
import { quantizedConvWasm } from './quantized-conv/wasm.js';
import { reduceWasm } from './reduce/wasm.js';
import { reshapeWasm } from './reshape/wasm.js';
import { resizeWasm } from './resize/wasm.js';
import { sliceWasm } from './slice/wasm.js';
import { softmaxWasm } from './softmax/wasm.js';
import { spaceToDepthWasm } from './space-to-depth/wasm.js';
import { tileWasm } from './tile/wasm.js';
import { transposeWasm } from './transpose/wasm.js';
import { unaryWasm } from './unary/wasm.js';
import { upsampleWasm } from './upsample/wasm.js';

/** The version of every op that runs on WebAssembly kernels; all tensors have to be in WebAssembly memory. */
export function wasmVersions(load: LoadKernels): {
  readonly [K in OpName]: Version<OpParameters[K]>;
} {
  return {
    matmul: matmulWasm(load),
    conv2d: conv2dWasm(load),
    depthwise: depthwiseWasm(load),
    pointwise: pointwiseWasm(load),
    groupedPointwise: groupedPointwiseWasm(load),
    dense: denseWasm(load),
    maxPool: maxPoolWasm(load),
    avgPool: avgPoolWasm(load),
    globalPool: globalPoolWasm(load),
    batchNorm: batchNormWasm(load),
    relu: activationWasm('relu', load),
    relu6: activationWasm('relu6', load),
    sigmoid: activationWasm('sigmoid', load),
    swish: activationWasm('swish', load),
    hardSigmoid: activationWasm('hardSigmoid', load),
    hSwish: activationWasm('hSwish', load),
    prelu: preluWasm(load),
    softmax: softmaxWasm(load),
    add: addWasm(load),
    multiply: multiplyWasm(load),
    constant: constantWasm(),
    unary: unaryWasm(load),
    binary: binaryWasm(load),
    reduce: reduceWasm(load),
    argMax: argMaxWasm(),
    globalMaxPool: globalMaxPoolWasm(load),
    lrn: lrnWasm(load),
    instanceNorm: instanceNormWasm(load),
    layerNorm: layerNormWasm(load),
    batchedMatmul: batchedMatmulWasm(load),
    concat: concatWasm(load),
    channelSlice: channelSliceWasm(load),
    channelShuffle: channelShuffleWasm(load),
    upsample: upsampleWasm(load),
    reshape: reshapeWasm(load),
    transpose: transposeWasm(load),
    slice: sliceWasm(load),
    pad: padWasm(load),
    expand: expandWasm(load),
    tile: tileWasm(load),
    gather: gatherWasm(load),
    resize: resizeWasm(load),
    depthToSpace: depthToSpaceWasm(load),
    spaceToDepth: spaceToDepthWasm(load),
    convTranspose: convTransposeWasm(load),
    quantize: quantizeWasm(load),
    dequantize: dequantizeWasm(load),
    quantizedConv: quantizedConvWasm(load),
    integerConv: integerConvWasm(load),
    foreign: foreignWasm,
  };
}
