import assert from 'node:assert/strict';
import type { Data } from 'plotly.js';
import { matmulFilm, TOY_CACHE } from '../../../experiments/memory-wall/matmul-film.js';
import { blockedMatmulTrace, matmulTrace } from '../../../src/cost/cache/traces/matmul.js';
import { cacheFilm } from '../../../src/reports/cache-film/film.js';
import type { MissMap } from '../../../src/reports/cache-film/miss-map.js';
import { SHADE_COLOURS, shadeScale, shadesOf } from '../../../src/reports/cache-film/shades.js';
import { figureToSvg } from '../../../src/reports/svg.js';
import { themed } from '../../../src/reports/theme.js';

const shape = { rows: 24, columns: 24, depth: 24 };
const scenes = [
  { label: 'plain', trace: matmulTrace(shape) },
  { label: '8', trace: blockedMatmulTrace(shape, 8) },
];
const options = { id: 'f', title: 'T', caption: 'C', parameter: 'block', levels: TOY_CACHE };

/** The picture of a frame or of a figure. */
function pixels(data: readonly Partial<Data>[]): Buffer {
  const { z } = data[0] as unknown as { z: { bdata: string; shape: string } };
  const bytes = Buffer.from(z.bdata, 'base64');
  const [rows, columns] = z.shape.split(', ').map(Number);
  assert.equal(bytes.length, rows * columns);
  return bytes;
}

describe('the colours of a map of misses', () => {
  const map = (used: number[], l1: number[], l2: number[]): MissMap => ({
    columns: used.length,
    rows: 1,
    used: Uint8Array.from(used),
    misses: [Uint32Array.from(l1), Uint32Array.from(l2)],
    accesses: 0,
  });

  it('tell nothing, hits, misses found in L2 and misses from memory apart, darker for more', () => {
    const shades = shadesOf(map([0, 1, 1, 1, 1, 1], [0, 0, 1, 1000, 1, 1000], [0, 0, 0, 500, 1, 501]), 1000);
    assert.deepEqual([...shades], [0, 1, 2, 6, 7, 11]);
  });

  it('are one flat step each on the scale', () => {
    const scale = shadeScale();
    assert.equal(scale.length, 2 * SHADE_COLOURS.length);
    assert.deepEqual([scale[0], scale.at(-1)?.[1]], [[0, '#ffffff'], SHADE_COLOURS.at(-1)]);
    assert.ok(Math.abs(scale.at(-1)![0] - 1) < 1e-12);
  });
});

describe('a film of a cache', () => {
  it('has a frame for each scene, which the slider calls by its name, and begins with the first', async () => {
    const seen: number[] = [];
    const film = await cacheFilm(scenes, options, index => seen.push(index));
    assert.deepEqual(seen, [0, 1]);
    assert.deepEqual(
      film.frames?.map(frame => frame.name),
      ['plain', '8'],
    );
    const steps = film.layout.sliders?.[0].steps?.map(step => step.args?.[0]);
    assert.deepEqual(steps, [['plain'], ['8']]);
    assert.deepEqual(pixels(film.data), pixels(film.frames![0].data!));
    assert.notDeepEqual(pixels(film.data), pixels(film.frames![1].data!));
  });

  it('changes only traces that it has: the map and the two rings', async () => {
    const film = await cacheFilm(scenes, options);
    for (const { traces, data } of film.frames!) {
      assert.equal(traces!.length, data!.length);
      assert.deepEqual(
        traces!.map(index => film.data[index].type),
        ['heatmap', 'scatter', 'scatter'],
      );
      const rings = traces!.slice(1).map(index => film.data[index] as { marker: { symbol: string } });
      assert.deepEqual(
        rings.map(({ marker }) => marker.symbol),
        ['circle-open', 'circle-open'],
      );
    }
  });

  it('hands its frames on to who shows it, and leaves slider and buttons out of a static picture', async () => {
    const film = await cacheFilm(scenes, options);
    assert.equal(themed(film).frames?.length, 2);
    assert.equal('frames' in themed({ ...film, frames: undefined }), false);
    const svg = await figureToSvg(film, { width: 700, height: 600 });
    assert.match(svg, /progress of the loops/);
    assert.doesNotMatch(svg, /slider-rail|updatemenu/);
  });

  it('is the same each time, and small enough for a notebook', async () => {
    const [first, again] = [await matmulFilm(), await matmulFilm()].map(film => JSON.stringify(themed(film)));
    assert.equal(first, again);
    assert.ok(first.length < 200_000, `${first.length} characters`);
  });

  it('shows that an order by rows misses 16 times less often than one by columns, and a block of 16 least', async () => {
    const film = await matmulFilm();
    const [, , , , l1] = film.data as { y: number[] }[];
    assert.equal(l1.y[0], 119_808);
    assert.ok(l1.y[0] / l1.y[1] > 16);
    assert.equal(Math.min(...l1.y), l1.y[3]);
    assert.equal(film.frames![3].name, '16');
  });
});
