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
      const copies = copiesOf(layer).map(({ constant, toStart, fromStart, ...copy }) => {
        const isConstant = constant !== undefined;
        // A constant is read from its own place again and again.
        const from = isConstant ? copy.from.map(() => 0) : copy.from;
        const tiles = tiled({ ...copy, from, toStart, fromStart });
        const constants = isConstant ? [table(tiles), Float32Array.of(constant)] : [table(tiles)];
        const placed = placeConstants(...constants);
        const blocks = Math.ceil(tiles.rows.length / COPY_ROWS);
        const run = load().plan({
          op,
          kernel: 'copyStrided',
          units: tiles.outer.reduce((units, { length }) => units * length, blocks),
          cost: cost * elements(copy.lengths),
        });
        const [axes, value] = placed.addresses;
        return { run, placed, axes, value, toStart, fromStart, rank: tiles.outer.length };
      });
      return {
        constantBytes: copies.reduce((sum, { placed }) => sum + placed.block.byteLength, 0),
        run(out, [x]) {
          const to = addressOf(op, out.data);
          const from = addressOf(op, x.data);
          for (const copy of copies) {
            const source = copy.value ?? from + copy.fromStart * FLOAT;
            copy.run(to + copy.toStart * FLOAT, source, copy.axes, copy.rank);
          }
        },
      };
    },
  };
}

/** Length and both distances in bytes of columns, rows and outer axes, the innermost first. */
function table({ outer, rows, columns }: TiledCopy): Int32Array {
  const axes: CopyAxis[] = [columns, rows, ...[...outer].reverse()];
  return Int32Array.from(axes.flatMap(({ length, to, from }) => [length, to * FLOAT, from * FLOAT]));
}
