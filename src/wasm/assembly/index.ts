/**
 * The SIMD kernels, in AssemblyScript; ../kernel-functions.ts has their types. Arguments of type `usize` are byte
 * addresses in the memory that the loader gives the module, or numbers of bytes. Nothing is allocated here, and the
 * caller checks shapes. Loads may reach up to 64 bytes past the last value of an array, stores never do.
 */
export { hardSigmoid, hSwish, relu, relu6, sigmoid, swish } from './activations';
export { binaryRows, binaryValues } from './binary';
export { multiplyChannels } from './channels';
export { convolve } from './convolution';
export { copyValues, shuffleChannels } from './copies';
export { dense } from './dense';
export { add, means, multiplyRows, scaleShift, softmax } from './elementwise';
export { multiplyPlanes, multiplyValues } from './multiply';
export { instanceNorm, layerNorm, responseNorm } from './norms';
export { padImage } from './padding';
export { depthwise, maxPool, sumPool } from './planes';
export { prelu } from './prelu';
export { probeCompute, probeRead } from './probes';
export { packRows } from './product';
export { dequantizeRows, quantizeRows } from './quantize';
export { resize } from './resize';
export { reduceColumns, reduceRows } from './reduce';
export { softmaxColumns } from './softmax-columns';
export { unary } from './unary';
export { convolveRows } from './row-tiles';
export { scatterTaps } from './scatter';
export { copyStrided } from './strided-copy';
export { upsample } from './upsample';
export { winogradProducts, winogradTiles } from './winograd';
