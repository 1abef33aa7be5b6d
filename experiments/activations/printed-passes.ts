import type { Results } from '../../src/measure/results/results.js';
import { nonLinearities } from '../../src/papers/mobilenetv3.js';
import { publishedNumber } from '../../src/papers/published.js';
import { rowCase } from './exact.js';
import { FIRST_WITH_112, HEAD, hasDeepActivation, SECOND_HALF } from './networks.js';

/** Elements that the four passes of h-swish move for each element of the map, and bytes of each. */
const MOVED = 9;
const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** A network of Table 5 with h-swish without a kernel of its own, against the one with ReLU. */
export interface PrintedOverhead {
  /** Its row of the table. */
  readonly network: string;
  /** Elements that pass through h-swish, in millions. */
  readonly elementsM: number;
  /** By how much longer it takes than with ReLU, ms. */
  readonly ms: number;
  /** The same for each element, ns. */
  readonly nsPerElement: number;
  /** Bytes of four passes over that time. */
  readonly gigabytesPerS: number;
}

/** What h-swish without a kernel costs in Table 5 for each element that it touches. */
export function printedOverheads(results: Results): readonly PrintedOverhead[] {
  const relu = publishedNumber(nonLinearities, 'ReLU', 'ms_without');
  const networks = [
    ['h-swish @16', 0],
    ['V3-Large 1.0', SECOND_HALF],
    ['h-swish @112', FIRST_WITH_112],
  ] as const;
  return networks.map(([network, from]) => {
    const rows = Array.from({ length: HEAD + 1 }, (_, row) => row).filter(row =>
      hasDeepActivation(row, from),
    );
    const elements = rows.reduce((sum, row) => sum + results.exact(rowCase(row), 'activated'), 0);
    const ms = publishedNumber(nonLinearities, network, 'ms_without') - relu;
    return {
      network,
      elementsM: elements / 1e6,
      ms,
      nsPerElement: (ms * 1e6) / elements,
      gigabytesPerS: (elements * MOVED * BYTES) / (ms * 1e6),
    };
  });
}
