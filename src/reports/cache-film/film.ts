import { setImmediate } from 'node:timers/promises';
import type { Annotations, Data } from 'plotly.js';
import type { CacheLevel } from '../../cost/cache/cache.js';
import type { Trace } from '../../cost/cache/trace.js';
import type { Figure } from '../figure.js';
import { formatCount, significant } from '../format.js';
import { bandsOf } from './bands.js';
import { filmLayout } from './film-layout.js';
import { type MissMap, missMap } from './miss-map.js';
import { SHADE_COLOURS, STEPS, shadeScale, shadesOf } from './shades.js';

/** One picture of a film: a loop nest, and what it is called on the slider. */
export interface Scene {
  /** Short: it stands under the slider and on an axis. */
  readonly label: string;
  /** Its name stands above the picture. */
  readonly trace: Trace;
}

/** What a film shows, beside its scenes. */
export interface FilmOptions {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  /** What changes from scene to scene, for the slider and the axis: `t, slices`. */
  readonly parameter: string;
  /** Two, nearest first. */
  readonly levels: readonly [CacheLevel, CacheLevel];
}

const COLUMNS = 144;
const ROWS = 100;
const HITS_COLOUR = SHADE_COLOURS[1];
/** A middle step of each hue. */
const [L2_COLOUR, MEMORY_COLOUR] = [SHADE_COLOURS[2 + 3], SHADE_COLOURS[2 + STEPS + 3]];

/** A scene that has run. */
interface Shot {
  readonly label: string;
  readonly name: string;
  readonly map: MissMap;
  /** Misses of each level. */
  readonly misses: readonly number[];
}

/**
 * A film of a cache: for each scene the misses over the progress of its loops and over their tensors' places in memory,
 * beside them the misses of both levels over the scenes. The slider chooses a scene, the button plays all. What is
 * shown at first, and in static pictures, is the first scene.
 *
 * Simulated: the same on every machine. A tensor has the same band in all scenes, so one that becomes smaller leaves a
 * part of its band white.
 *
 * @param onScene  called before each scene, with its place from 0 on; other work of the process gets a turn after it
 * @throws {RangeError} as `missMap`
 */
export async function cacheFilm(
  scenes: readonly Scene[],
  options: FilmOptions,
  onScene: (index: number) => void = () => {},
): Promise<Figure> {
  const { levels } = options;
  const tensors = scenes.flatMap(({ trace }) => trace.tensors);
  const bands = bandsOf(tensors, { rows: ROWS, lineBytes: levels[0].lineBytes });
  const shots: Shot[] = [];
  for (const [index, { label, trace }] of scenes.entries()) {
    onScene(index);
    await setImmediate();
    const map = missMap(trace, levels, bands, COLUMNS);
    shots.push({ label, name: trace.name, map, misses: map.misses.map(sum) });
  }
  const most = shots.reduce((top, { map }) => map.misses[0].reduce((a, b) => Math.max(a, b), top), 1);
  const labels = shots.map(({ label }) => label);
  const pictures = shots.map(({ map }) => encoded(shadesOf(map, most), map));
  const still = [heatMap(pictures[0]), ...legendEntries(levels), ...missLines(shots, levels)];
  return {
    id: options.id,
    title: options.title,
    caption: options.caption,
    data: [...still, ...markers(shots, 0)],
    layout: { ...filmLayout(bands, labels, options.parameter), annotations: remarks(shots[0], options) },
    frames: shots.map((shot, i) => {
      const [first, second] = markers(shots, i);
      return {
        name: shot.label,
        data: [{ z: pictures[i] } as unknown as Data, first as Data, second as Data],
        traces: [0, still.length, still.length + 1],
        layout: { annotations: remarks(shot, options) as Annotations[] },
      };
    }),
  };
}

function sum(values: Uint32Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A matrix of small integers as Plotly reads it from base64: a tenth of the size of numbers on lines of a notebook. */
function encoded(values: Uint8Array, { rows, columns }: MissMap): object {
  return { dtype: 'u1', bdata: Buffer.from(values).toString('base64'), shape: `${rows}, ${columns}` };
}

function heatMap(z: object): Partial<Data> {
  return {
    type: 'heatmap',
    z: z as unknown as number[][],
    x0: 50 / COLUMNS,
    dx: 100 / COLUMNS,
    y0: 0.5,
    dy: 1,
    zmin: -0.5,
    zmax: SHADE_COLOURS.length - 0.5,
    colorscale: shadeScale(),
    showscale: false,
    hoverinfo: 'skip',
  } as Partial<Data>;
}

/** What the colours mean: traces without points. */
function legendEntries([near, far]: FilmOptions['levels']): Partial<Data>[] {
  const entry = (name: string, color: string): Partial<Data> => ({
    type: 'scatter',
    mode: 'markers',
    name,
    x: [null],
    y: [null],
    marker: { symbol: 'square', size: 12, color },
  });
  return [
    entry('hits only', HITS_COLOUR),
    entry(`${near.name} misses, found in ${far.name}`, L2_COLOUR),
    entry(`${near.name} misses, from memory`, MEMORY_COLOUR),
  ];
}

function missLines(shots: readonly Shot[], levels: readonly CacheLevel[]): Partial<Data>[] {
  return levels.map(({ name }, depth) => ({
    type: 'scatter' as const,
    mode: 'lines+markers' as const,
    name: `misses of ${name}`,
    showlegend: false,
    x: shots.map((_, i) => i),
    y: shots.map(({ misses }) => misses[depth]),
    line: { color: [L2_COLOUR, MEMORY_COLOUR][depth], width: 1.5 },
    marker: { size: 5 },
    xaxis: 'x2',
    yaxis: 'y2',
    text: shots.map(({ label }) => label),
    hovertemplate: '%{text}: %{y:,}',
  }));
}

/** Rings around the points of the scene that is shown. */
function markers(shots: readonly Shot[], shown: number): Partial<Data>[] {
  return [L2_COLOUR, MEMORY_COLOUR].map((color, depth) => ({
    type: 'scatter' as const,
    mode: 'markers' as const,
    showlegend: false,
    hoverinfo: 'skip' as const,
    x: [shown],
    y: [shots[shown].misses[depth]],
    marker: { symbol: 'circle-open', size: 13, color, line: { width: 2.5 } },
    xaxis: 'x2',
    yaxis: 'y2',
  }));
}

/** The running counts above the map, and what the lines beside it are. */
function remarks({ name, map, misses }: Shot, { levels: [near, far] }: FilmOptions): Partial<Annotations>[] {
  const share = significant((100 * misses[0]) / map.accesses, 2);
  const counts = [
    `${formatCount(map.accesses)} accesses`,
    `${near.name} misses ${formatCount(misses[0])} (${share} %)`,
    `${far.name} misses ${formatCount(misses[1])}`,
  ];
  return [heading('x', `<b>${name}</b><br>${counts.join(', ')}`), heading('x2', 'misses, lines')];
}

function heading(axis: 'x' | 'x2', text: string): Partial<Annotations> {
  return {
    text,
    align: 'left',
    xref: `${axis} domain` as 'paper',
    yref: 'paper',
    x: 0,
    y: 1.01,
    xanchor: 'left',
    yanchor: 'bottom',
    showarrow: false,
  };
}
