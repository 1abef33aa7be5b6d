import { elements } from '../../tensors/tensor.js';
import { COPY_ROWS } from '../../wasm/assembly/tile-sizes.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { checkLayer, type ShapeRules } from '../check.js';
import type { Layer, OpName, OpParameters, Version } from '../op.js';
import { costOf } from '../wasm-work.js';
import { type CopyAxis, type StridedCopy, type TiledCopy, tiled } from './plan.js';
import { runCopy } from './run.js';

/** The copies that an op with one input consists of. */
export type CopiesOf<P> = (layer: Layer<P>) => readonly StridedCopy[];

/** Bytes of a value. */
const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * An op that only moves values, as strided copies.
 *
 * @changes places are computed once; what lies in one run is copied as a block, and transposed tiles are read in blocks
 * @expect  the speed of memory where runs are long
 */
export function stridedVersion<K extends OpName>(
  op: K,
  rules: ShapeRules<OpParameters[K]>,
  copiesOf: CopiesOf<OpParameters[K]>,
): Version<OpParameters[K]> {
  return {
    name: '1-strided-copy',
    changes: 'places are computed once, and runs of values are copied as blocks',
    bind(layer) {
      checkLayer(op, rules, layer);
      const copies = copiesOf(layer).map(copy => ({ ...copy, tiles: tiled(copy) }));
      return {
        constantBytes: 0,
        run({ data: to }, [{ data: from }]) {
          for (const { tiles, toStart, fromStart, constant } of copies) {
            runCopy(to, from, tiles, toStart, fromStart, constant);
          }
        },
      };
    },
  };
}

/**
 * The same by one WebAssembly kernel, which transposes 4 × 4 values at a time in registers, and which threads share.
 *
 * @changes WebAssembly SIMD
 * @expect  the speed of memory also where tiles are transposed or every other value is taken
 */
export function stridedWasm<K extends OpName>(
  op: K,
  rules: ShapeRules<OpParameters[K]>,
  copiesOf: CopiesOf<OpParameters[K]>,
  load: LoadKernels,
): Version<OpParameters[K]> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD: tiles of 4 × 4 values are transposed in registers',
    bind(layer) {
      checkLayer(op, rules, layer);
      const cost = costOf(layer) / elements(layer.output);
      const copies = copiesOf(layer).map(copy => placedCopy(op, copy, cost, load));
      return {
        constantBytes: copies.reduce((sum, { constantBytes }) => sum + constantBytes, 0),
        run(out, [x]) {
          const to = addressOf(op, out.data);
          const from = addressOf(op, x.data);
          for (const copy of copies) copy.run(to, from);
        },
      };
    },
  };
}

/**
 * One copy by the WebAssembly kernel, with its table of axes in WebAssembly memory.
 *
 * @param cost  of a value, as `costOf` has it of a layer
 */
export function placedCopy(
  op: OpName,
  { constant, toStart, fromStart, ...copy }: StridedCopy,
  cost: number,
  load: LoadKernels,
): { readonly constantBytes: number; run(to: number, from: number): void } {
  const isConstant = constant !== undefined;
  // A constant is read from its own place again and again.
  const tiles = tiled({ ...copy, from: isConstant ? copy.from.map(() => 0) : copy.from, toStart, fromStart });
  const placed = placeConstants(...(isConstant ? [table(tiles), Float32Array.of(constant)] : [table(tiles)]));
  const blocks = Math.ceil(tiles.rows.length / COPY_ROWS);
  const run = load().plan({
    op,
    kernel: 'copyStrided',
    units: tiles.outer.reduce((units, { length }) => units * length, blocks),
    cost: cost * elements(copy.lengths),
  });
  return {
    constantBytes: placed.block.byteLength,
    run(to, from) {
      // Reading them here keeps the block, which is taken back when nobody holds it.
      const [axes, value] = placed.addresses;
      run(to + toStart * FLOAT, value ?? from + fromStart * FLOAT, axes, tiles.outer.length);
    },
  };
}

/** Length and both distances in bytes of columns, rows and outer axes, the innermost first. */
function table({ outer, rows, columns }: TiledCopy): Int32Array {
  const axes: CopyAxis[] = [columns, rows, ...[...outer].reverse()];
  return Int32Array.from(axes.flatMap(({ length, to, from }) => [length, to * FLOAT, from * FLOAT]));
}
