import { TEACHING_CACHE } from '../../src/cost/cache/cache.js';
import { bottleneckTrace } from '../../src/cost/cache/traces/bottleneck.js';
import type { Figure } from '../../src/reports/figure.js';
import { cachesInWords, filmWithProgress } from '../../src/teaching/cells/film.js';
import { blocks } from './blocks.js';

const BLOCK = 'block3';
const SLICES = [1, 2, 4, 8, 16, 32, 64, 144];

/** MobileNetV2's block of 56²×24 → 144 → 56²×24, computed in 1 … 144 slices. */
export function tSplitFilm(): Promise<Figure> {
  const block = blocks.find(({ name }) => name === BLOCK)!;
  const [l1, l2] = TEACHING_CACHE;
  const scenes = SLICES.map(t => ({ label: String(t), trace: bottleneckTrace(block, t) }));
  return filmWithProgress(scenes, {
    id: 't-split-film',
    title: `A cache at work: a bottleneck of ${block.side}²×${block.channels} → ${block.expanded} → ${block.filters} channels in t slices`,
    caption: `Simulated, the same on every machine: ${cachesInWords([l1, l2])}. A slice that becomes smaller leaves a part of its band white: that is the memory saved.`,
    parameter: 't, slices',
    levels: [l1, l2],
  });
}
