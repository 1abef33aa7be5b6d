import type { MissMap } from './miss-map.js';

/** Steps of darkness of each hue. */
export const STEPS = 5;

const NOTHING = 0;
const HITS = 1;

/** Colours of the numbers of `shadesOf`: untouched, hits, then from light to dark a hue for each level. */
export const SHADE_COLOURS = [
  '#ffffff',
  '#e4e4e4',
  ...['#c6dbef', '#9ecae1', '#6baed6', '#3182bd', '#08519c'],
  ...['#fdd0a2', '#fdae6b', '#fd8d3c', '#e6550d', '#a63603'],
] as const;

/**
 * A map of a cache of two levels as small integers, one a cell:
 *
 *   0                  the loops did not touch this place at that time
 *   1                  all accesses hit
 *   2 … 1 + steps      most of the misses of L1 were found in L2
 *   2 + steps … end    most of them went on to memory
 *
 * Within a hue a step is a factor: the number of L1 misses of the cell, on a logarithmic scale that ends at `most`.
 *
 * @param most  the most misses of a cell, of all maps that share the scale
 */
export function shadesOf({ used, misses: [l1, l2] }: MissMap, most: number): Uint8Array {
  return Uint8Array.from(used, (touched, cell) => {
    const missed = l1[cell];
    if (missed === 0) return touched === 0 ? NOTHING : HITS;
    const step = Math.min(STEPS - 1, Math.floor((STEPS * Math.log(missed)) / Math.log(most + 1)));
    const fromMemory = 2 * l2[cell] > missed;
    return HITS + 1 + step + (fromMemory ? STEPS : 0);
  });
}

/** Plotly's form of the colours: steps without anything between. */
export function shadeScale(): [number, string][] {
  const width = 1 / SHADE_COLOURS.length;
  return SHADE_COLOURS.flatMap((colour, i): [number, string][] => [
    [i * width, colour],
    [(i + 1) * width, colour],
  ]);
}
