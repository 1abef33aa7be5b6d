import { outputSize } from '../../../kernels/window.js';
import { type AccessSink, AddressSpace, ELEMENT_BYTES, type Place, type Trace } from '../trace.js';

/** A depthwise 3×3 convolution of one square image with padding 1, without bias: x [C, side, side], w [C, 3, 3]. */
export interface DepthwiseLayer {
  /** C */
  readonly channels: number;
  readonly side: number;
  readonly stride: number;
}

/** Where the tensors of a depthwise convolution are. */
export interface DepthwisePlaces {
  readonly x: Place;
  readonly w: Place;
  readonly out: Place;
  /** Scratch of the shape `paddedImage`. */
  readonly image: Place;
}

const PADDING = 1;
const WINDOW = 3;
/** A double counts as two accesses. */
const DOUBLE_BYTES = 2 * ELEMENT_BYTES;

/** Side of the output of a 3×3 window with padding 1. */
export function depthwiseSide({ side, stride }: Pick<DepthwiseLayer, 'side' | 'stride'>): number {
  return outputSize(side, WINDOW, stride, PADDING, 1, 'depthwise');
}

/** Shape of the scratch of `nineTapDepthwise` in float32 elements: one padded channel of doubles, two elements each. */
export function paddedImage({ side }: Pick<DepthwiseLayer, 'side'>): readonly number[] {
  return [side + 2 * PADDING, side + 2 * PADDING, 2];
}

/**
 * The trace of the reference kernel: for each output element, loads of x and w for every tap that lies in the
 * image, then one store.
 */
export function referenceDepthwiseTrace(layer: DepthwiseLayer): Trace {
  const { channels, side, stride } = layer;
  const outSide = depthwiseSide(layer);
  const space = new AddressSpace();
  const x = space.place('x', [channels, side, side]);
  const w = space.place('w', [channels, WINDOW, WINDOW]);
  const out = space.place('out', [channels, outSide, outSide]);
  return space.trace('depthwise, reference', sink => {
    for (let c = 0; c < channels; c++) {
      for (let y = 0; y < outSide; y++) {
        for (let q = 0; q < outSide; q++) {
          for (let i = 0; i < WINDOW; i++) {
            const row = y * stride - PADDING + i;
            if (row < 0 || row >= side) continue;
            for (let j = 0; j < WINDOW; j++) {
              const column = q * stride - PADDING + j;
              if (column < 0 || column >= side) continue;
              sink.access(x.id, x.byteStart + ((c * side + row) * side + column) * ELEMENT_BYTES);
              sink.access(w.id, w.byteStart + ((c * WINDOW + i) * WINDOW + j) * ELEMENT_BYTES);
            }
          }
          sink.access(out.id, out.byteStart + ((c * outSide + y) * outSide + q) * ELEMENT_BYTES);
        }
      }
    }
  });
}

/** The trace of `nineTapDepthwise` alone. */
export function nineTapDepthwiseTrace(layer: DepthwiseLayer): Trace {
  const { channels, side } = layer;
  const outSide = depthwiseSide(layer);
  const space = new AddressSpace();
  const places = {
    x: space.place('x', [channels, side, side]),
    w: space.place('w', [channels, WINDOW, WINDOW]),
    out: space.place('out', [channels, outSide, outSide]),
    image: space.place('image', paddedImage(layer)),
  };
  return space.trace('depthwise, nine taps', sink => nineTapDepthwise(sink, places, layer));
}

/**
 * The loop nest of the kernel `2-nine-taps`: each channel is copied into a padded image of doubles, its 9 weights
 * are loaded once, and each output element loads its window, one run per row, and is stored once.
 *
 * x is read once; the image is written once and read 9 times per output element, each double counted as two
 * accesses. Its border of zeros is written once per layer, outside the trace.
 */
export function nineTapDepthwise(
  sink: AccessSink,
  { x, w, out, image }: DepthwisePlaces,
  layer: DepthwiseLayer,
): void {
  const { channels, side, stride } = layer;
  const outSide = depthwiseSide(layer);
  const width = side + 2 * PADDING;
  let load = x.byteStart;
  let store = out.byteStart;
  for (let c = 0; c < channels; c++) {
    for (let row = 0; row < side; row++) {
      let to = image.byteStart + ((row + PADDING) * width + PADDING) * DOUBLE_BYTES;
      for (let column = 0; column < side; column++) {
        sink.access(x.id, load);
        sink.accessRun(image.id, to, DOUBLE_BYTES);
        load += ELEMENT_BYTES;
        to += DOUBLE_BYTES;
      }
    }
    const taps = WINDOW * WINDOW * ELEMENT_BYTES;
    sink.accessRun(w.id, w.byteStart + c * taps, taps);
    for (let y = 0; y < outSide; y++) {
      for (let q = 0; q < outSide; q++) {
        const corner = image.byteStart + (y * stride * width + q * stride) * DOUBLE_BYTES;
        for (let i = 0; i < WINDOW; i++) {
          sink.accessRun(image.id, corner + i * width * DOUBLE_BYTES, WINDOW * DOUBLE_BYTES);
        }
        sink.access(out.id, store);
        store += ELEMENT_BYTES;
      }
    }
  }
}
