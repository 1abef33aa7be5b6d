import { type CacheLevel, TEACHING_CACHE } from '../cost/cache/cache.js';
import { bottleneckTrace } from '../cost/cache/traces/bottleneck.js';
import { blockedMatmulTrace, matmulTrace } from '../cost/cache/traces/matmul.js';
import { rowByRowMatmulTrace } from '../cost/cache/traces/matmul-tiles.js';
import { progressDisplay } from '../notebook/progress.js';
import type { Figure } from '../report/figure.js';
import { formatBytes } from '../report/format.js';
import { blocks } from '../t-split/blocks.js';
import { cacheFilm, type FilmOptions, type Scene } from './film.js';

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
  return withProgress(scenes, {
    id: 'matmul-film',
    title: `A cache at work: the product of two ${SIDE}×${SIDE} matrices`,
    caption: `Simulated, the same on every machine: ${described(TOY_CACHE)}. Each picture row is a few cache lines of a matrix; darker means more misses.`,
    parameter: 'order, or block',
    levels: TOY_CACHE,
  });
}

const BLOCK = 'block3';
const SLICES = [1, 2, 4, 8, 16, 32, 64, 144];

/** MobileNetV2's block of 56²×24 → 144 → 56²×24, computed in 1 … 144 slices. */
export function tSplitFilm(): Promise<Figure> {
  const block = blocks.find(({ name }) => name === BLOCK)!;
  const [l1, l2] = TEACHING_CACHE;
  const scenes = SLICES.map(t => ({ label: String(t), trace: bottleneckTrace(block, t) }));
  return withProgress(scenes, {
    id: 't-split-film',
    title: `A cache at work: a bottleneck of ${block.side}²×${block.channels} → ${block.expanded} → ${block.filters} channels in t slices`,
    caption: `Simulated, the same on every machine: ${described([l1, l2])}. A slice that becomes smaller leaves a part of its band white: that is the memory saved.`,
    parameter: 't, slices',
    levels: [l1, l2],
  });
}

async function withProgress(scenes: readonly Scene[], options: FilmOptions): Promise<Figure> {
  const progress = progressDisplay(options.title);
  const film = await cacheFilm(scenes, options, index =>
    progress.stage(`scene ${index + 1} of ${scenes.length}`),
  );
  progress.finish(`${scenes.length} scenes`, []);
  return film;
}

function described(levels: readonly CacheLevel[]): string {
  const parts = levels.map(({ name, bytes, ways }) => `${name} of ${formatBytes(bytes)} in ${ways} ways`);
  return `${parts.join(', ')}, lines of ${levels[0].lineBytes} bytes, least recently used line replaced`;
}
