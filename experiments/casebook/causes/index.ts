import { conv2dWasmDirect } from '../../../src/kernels/conv2d/wasm-direct.js';
import { perGroup } from '../../../src/kernels/grouped-pointwise/per-group.js';
import { ops } from '../../../src/kernels/ops.js';
import { withCostPerCall } from '../../../src/networks/cost-per-call.js';
import type { Platform } from '../../../src/networks/platform.js';
import { platforms } from '../../../src/networks/platforms.js';
import { bestVariant, loadKernels } from '../../../src/wasm/module.js';
import { withFallback } from './fallback.js';
import { productPerChannel, productPerGroup } from './product-per-group.js';
import { roundedSums, roundedValues } from './rounded-sums.js';

/** Our SIMD kernels on one thread: every cause is these with something changed. */
export const own: Platform = platforms.wasm;

const { pointwise, conv2d } = own.versions;
const conv2dDirect = conv2dWasmDirect(() => loadKernels(bestVariant()));

/** What a call costs where calls cost something, ns: an assumption, of the order of an eager framework's. */
export const CALL_NS = 20_000;

/** OpenCV pads the taps of a product to its vectors. */
const OPENCV_VECTOR = 8;

function changed(name: string, versions: Partial<Platform['versions']>): Platform {
  return { ...own, name: `casebook/${name}`, versions: { ...own.versions, ...versions } };
}

/** Full convolutions without Winograd's algorithm. */
export const direct = changed('direct', { conv2d: conv2dDirect });

/** Convolutions as one im2col product for each group or channel, taps padded to the next 8. */
export const byPaddedProducts = changed('padded-products', {
  conv2d: productPerGroup(pointwise, OPENCV_VECTOR),
  depthwise: productPerChannel(pointwise, OPENCV_VECTOR),
});

/** Convolutions as one im2col product for each group or channel. */
export const byProducts = changed('products', {
  conv2d: productPerGroup(pointwise),
  depthwise: productPerChannel(pointwise),
});

/** As Caffe: grouped 1×1 convolutions are one call a group, depthwise ones an im2col product a channel. */
export const asCaffe = changed('caffe', {
  groupedPointwise: perGroup(pointwise),
  depthwise: productPerChannel(pointwise),
});

/** Every call costs `CALL_NS`. */
export const withCalls = withCostPerCall(own, CALL_NS);

/** Every call costs `CALL_NS`, and convolutions are im2col products. */
export const productsWithCalls = withCostPerCall(byProducts, CALL_NS);

/** The fast convolution is for input channels in fours; all others go through im2col. */
export const onlyFours = changed('only-fours', {
  conv2d: withFallback(conv2d, productPerGroup(pointwise), ({ inputs: [[, C]] }) => C % 4 === 0),
});

/** Fast depthwise kernels are for 3×3 and 5×5 windows; all others run in plain loops. */
export const onlyOddWindows = changed('only-odd-windows', {
  depthwise: withFallback(own.versions.depthwise, ops.depthwise.versions[0], ({ parameters: { kernel } }) =>
    [3, 5].some(size => kernel.every(side => side === size)),
  ),
});

/** Slices, joins and shuffles copy value by value. */
export const slowCopies = changed('slow-copies', {
  concat: ops.concat.versions[0],
  channelSlice: ops.channelSlice.versions[0],
  channelShuffle: ops.channelShuffle.versions[0],
});

/** Integers without instructions for integers. */
export const integersAsFloats = changed('integers-as-floats', {
  quantizedConv: roundedSums(conv2dDirect),
  quantize: roundedValues,
});
