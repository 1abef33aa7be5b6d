import { TILE_COLUMNS } from '../../../kernels/matmul/panels.js';
import { type BottleneckBlock, expectBlock, slices } from '../../../networks/models/bottleneck.js';
import { type AccessSink, AddressSpace, ELEMENT_BYTES, from, type Place, type Trace } from '../trace.js';
import { depthwiseSide, nineTapDepthwise, paddedImage } from './depthwise.js';
import { tiledPointwise } from './pointwise.js';

/**
 * The trace of a bottleneck block in t slices, as `bottleneck` builds it: for each slice expand, ReLU6 in place,
 * depthwise 3×3, ReLU6 in place, project; from the second slice on, the projection adds to the output.
 *
 * All slices share two slice buffers of ⌈n/t⌉ channels and one scratch buffer per kind of kernel. Each slice has its
 * own part of the weights, packed. The loop nests are `tiledPointwise` and
 * `nineTapDepthwise`; ReLU6 loads and stores each element.
 *
 * @throws {RangeError} where t is not 1 … n
 * @source Sandler et al. 2018, arXiv:1801.04381, section 5.1
 */
export function bottleneckTrace(block: BottleneckBlock, t: number): Trace {
  expectBlock('bottleneckTrace', block);
  const { side, channels, expanded, filters, stride } = block;
  const parts = slices(expanded, t);
  const widest = parts[0][1] - parts[0][0];
  const outSide = depthwiseSide(block);
  const pixels = side * side;
  const outPixels = outSide * outSide;

  const space = new AddressSpace();
  const x = space.place('x', [channels, pixels]);
  const wide = space.place('expanded slice', [widest, pixels]);
  const filtered = space.place('filtered slice', [widest, outPixels]);
  const out = space.place('out', [filters, outPixels]);
  const expand = space.place('expand weights', [expanded, channels]);
  const depthwise = space.place('depthwise weights', [expanded, 9]);
  const project = space.place('project weights', [filters, expanded]);
  const panel = space.place('panel', [Math.max(channels, widest), TILE_COLUMNS]);
  const image = space.place('image', paddedImage(block));

  return space.trace(`${block.name}, t = ${t}`, sink => {
    for (const [first, end] of parts) {
      const slice = end - first;
      tiledPointwise(
        sink,
        { x, w: from(expand, first * channels), out: wide, panel },
        { channels, filters: slice, pixels, accumulate: false },
      );
      inPlace(sink, wide, slice * pixels);
      nineTapDepthwise(
        sink,
        { x: wide, w: from(depthwise, first * 9), out: filtered, image },
        { channels: slice, side, stride },
      );
      inPlace(sink, filtered, slice * outPixels);
      tiledPointwise(
        sink,
        { x: filtered, w: from(project, first * filters), out, panel },
        { channels: slice, filters, pixels: outPixels, accumulate: first > 0 },
      );
    }
  });
}

/** Loads and stores each element in turn. */
function inPlace(sink: AccessSink, { id, byteStart }: Place, elements: number): void {
  const end = byteStart + elements * ELEMENT_BYTES;
  for (let address = byteStart; address < end; address += ELEMENT_BYTES) {
    sink.access(id, address);
    sink.access(id, address);
  }
}
