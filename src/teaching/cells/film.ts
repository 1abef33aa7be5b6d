import type { CacheLevel } from '../../cost/cache/cache.js';
import { cacheFilm, type FilmOptions, type Scene } from '../../reports/cache-film/film.js';
import type { Figure } from '../../reports/figure.js';
import { formatBytes } from '../../reports/format.js';
import { progressDisplay } from './progress.js';

/** As `cacheFilm`, with a progress bar under the cell. */
export async function filmWithProgress(scenes: readonly Scene[], options: FilmOptions): Promise<Figure> {
  const progress = progressDisplay(options.title);
  const film = await cacheFilm(scenes, options, index =>
    progress.stage(`scene ${index + 1} of ${scenes.length}`),
  );
  progress.finish(`${scenes.length} scenes`, []);
  return film;
}

/** The caches of a film in words, for its caption. */
export function cachesInWords(levels: readonly CacheLevel[]): string {
  const parts = levels.map(({ name, bytes, ways }) => `${name} of ${formatBytes(bytes)}, ${ways}-way`);
  return `${parts.join('; ')}; lines of ${levels[0].lineBytes} bytes; LRU replacement`;
}
