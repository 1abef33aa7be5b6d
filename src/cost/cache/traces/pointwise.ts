import { panelWidth, TILE_COLUMNS, TILE_ROWS } from '../../../kernels/matmul/panels.js';
import { type AccessSink, AddressSpace, ELEMENT_BYTES, type Place, type Trace } from '../trace.js';

/** A 1×1 convolution of one image, without bias: x [C, pixels], w [K, C], out [K, pixels]. */
export interface PointwiseLayer {
  /** C */
  readonly channels: number;
  /** K */
  readonly filters: number;
  /** H·W */
  readonly pixels: number;
  /** Adds to what `out` holds, at one more load per output element. */
  readonly accumulate: boolean;
}

/** Where the tensors of a 1×1 convolution are. */
export interface PointwisePlaces {
  readonly x: Place;
  readonly w: Place;
  readonly out: Place;
  /** Scratch of C · TILE_COLUMNS elements. */
  readonly panel: Place;
}

/**
 * The trace of the reference kernel: for each output channel and pixel, a sum over the input channels.
 *
 * Counts K·pixels·(2·C + 1) accesses: x and w for each multiply-accumulate, one store per output element.
 */
export function referencePointwiseTrace(layer: PointwiseLayer): Trace {
  const { channels, filters, pixels, accumulate } = layer;
  const space = new AddressSpace();
  const x = space.place('x', [channels, pixels]);
  const w = space.place('w', [filters, channels]);
  const out = space.place('out', [filters, pixels]);
  return space.trace('pointwise, reference', sink => {
    for (let k = 0; k < filters; k++) {
      for (let pixel = 0; pixel < pixels; pixel++) {
        const result = out.byteStart + (k * pixels + pixel) * ELEMENT_BYTES;
        if (accumulate) sink.access(out.id, result);
        for (let c = 0; c < channels; c++) {
          sink.access(x.id, x.byteStart + (c * pixels + pixel) * ELEMENT_BYTES);
          sink.access(w.id, w.byteStart + (k * channels + c) * ELEMENT_BYTES);
        }
        sink.access(out.id, result);
      }
    }
  });
}

/** The trace of `tiledPointwise` alone. */
export function tiledPointwiseTrace(layer: PointwiseLayer): Trace {
  const { channels, filters, pixels } = layer;
  const space = new AddressSpace();
  const places = {
    x: space.place('x', [channels, pixels]),
    w: space.place('w', [filters, channels]),
    out: space.place('out', [filters, pixels]),
    panel: space.place('panel', [channels, TILE_COLUMNS]),
  };
  return space.trace('pointwise, register tile', sink => tiledPointwise(sink, places, layer));
}

/**
 * The loop nest of the kernel `2-register-tile`: 4 pixels of all input channels are copied into a panel, which all
 * filters then use in 4 × 4 register tiles. x is read once, the panel K/4 times and w pixels/4 times.
 *
 * Weights lie in the order in which tiles read them; packing them, once per layer, is not part of the trace. The
 * last 1 … 3 filters or pixels are handled one by one. Values that a tile loads or stores consecutively are one run.
 */
export function tiledPointwise(
  sink: AccessSink,
  { x, w, out, panel }: PointwisePlaces,
  { channels, filters, pixels, accumulate }: PointwiseLayer,
): void {
  for (let pixel = 0, width = 0; pixel < pixels; pixel += width) {
    width = panelWidth(pixel, pixels);
    const columnBytes = width * ELEMENT_BYTES;
    for (let c = 0; c < channels; c++) {
      sink.accessRun(x.id, x.byteStart + (c * pixels + pixel) * ELEMENT_BYTES, columnBytes);
      sink.accessRun(panel.id, panel.byteStart + c * columnBytes, columnBytes);
    }
    for (let k = 0, rows = 0; k < filters; k += rows) {
      rows = k + TILE_ROWS <= filters ? TILE_ROWS : 1;
      const rowBytes = rows * ELEMENT_BYTES;
      const weights = w.byteStart + k * channels * ELEMENT_BYTES;
      for (let c = 0; c < channels; c++) {
        sink.accessRun(panel.id, panel.byteStart + c * columnBytes, columnBytes);
        sink.accessRun(w.id, weights + c * rowBytes, rowBytes);
      }
      // A tile of one pixel loads all four partial sums before it stores the first; wider ones go row by row.
      const together = width === 1 ? rows : 1;
      for (let row = k; row < k + rows; row += together) {
        const result = out.byteStart + (row * pixels + pixel) * ELEMENT_BYTES;
        for (let pass = accumulate ? 0 : 1; pass < 2; pass++) {
          for (let r = 0; r < together; r++) {
            sink.accessRun(out.id, result + r * pixels * ELEMENT_BYTES, columnBytes);
          }
        }
      }
    }
  }
}
