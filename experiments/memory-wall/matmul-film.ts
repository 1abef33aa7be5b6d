import type { CacheLevel } from '../../src/cost/cache/cache.js';
import { blockedMatmulTrace, matmulTrace } from '../../src/cost/cache/traces/matmul.js';
import { rowByRowMatmulTrace } from '../../src/cost/cache/traces/matmul-tiles.js';
import type { Figure } from '../../src/reports/figure.js';
import { cachesInWords, filmWithProgress } from '../../src/teaching/cells/film.js';

/** A cache that matrices of 48×48 overflow as larger ones do a real cache: a column of B is longer than L1. */
export const TOY_CACHE: readonly [CacheLevel, CacheLevel] = [
  { name: 'L1', bytes: 2 * 1024, ways: 4, lineBytes: 64 },
  { name: 'L2', bytes: 8 * 1024, ways: 8, lineBytes: 64 },
];

/** Three lines a row. */
const SIDE = 48;
const TILES = [24, 16, 12, 8, 4];

/** A matrix product of 48×48 in three orders: column by column, row by row, and in blocks of several sizes. */
export function matmulFilm(): Promise<Figure> {
  const shape = { rows: SIDE, columns: SIDE, depth: SIDE };
  const scenes = [
    { label: 'i, j, p', trace: matmulTrace(shape) },
    { label: 'i, p, j', trace: rowByRowMatmulTrace(shape) },
    ...TILES.map(tile => ({ label: String(tile), trace: blockedMatmulTrace(shape, tile) })),
  ];
  return filmWithProgress(scenes, {
    id: 'matmul-film',
    title: `A cache at work: the product of two ${SIDE}×${SIDE} matrices`,
    caption: `Simulated, the same on every machine: ${cachesInWords(TOY_CACHE)}. Each picture row is a few cache lines of a matrix; darker means more misses.`,
    parameter: 'order, or block',
    levels: TOY_CACHE,
  });
}
