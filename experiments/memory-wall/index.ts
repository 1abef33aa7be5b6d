import type { Data } from 'plotly.js';
import { countGraph } from '../../src/cost/counts.js';
import { roofline } from '../../src/cost/roofline.js';
import { countRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { inverse, scaled } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import type { Figure } from '../../src/reports/figure.js';
import { formatBytes } from '../../src/reports/format.js';
import { intervalLine } from '../../src/reports/interval-line.js';
import { memoryMountain } from '../../src/reports/memory-mountain.js';
import { roofLine, rooflineLayout } from '../../src/reports/roofline-axes.js';
import { platformColour } from '../../src/reports/theme.js';
import { claims } from './claims.js';
import { LAYER_BYTES, layers, SUITE, workOf } from './layers.js';
import { INTENSITIES, TICKS_LOG2 } from './roofline-figure.js';

export { matmulFilm } from './matmul-film.js';
export { rooflineSketch, type TwoCeilings } from './roofline-figure.js';
export { threeCFigure } from './three-c-figure.js';

/** Layers that move the same bytes and do more and more work, for the notebook of this name. */
export const experiment = defineExperiment({
  id: 'memory-wall',
  title: 'Layers of the same bytes and of growing work',
  question: 'If the bytes stay and the work grows, when does the time begin to grow?',
  exact,
  suites: () => [
    {
      id: SUITE,
      title: `one layer each, ${formatBytes(LAYER_BYTES)} moved`,
      arms: layers,
      platforms: ['typescript', 'wasm'],
    },
  ],
  needsCeilings: true,
  claims,
  tables: [],
  figures: [rooflineFigure, memoryMountain],
});

function exact(): ExactRow[] {
  return layers.flatMap(({ id, graph }) => {
    const at = `${SUITE}/${id}`;
    const work = { case: at, quantity: 'work', unit: 'FLOPs', value: workOf(countGraph(graph())) };
    return [work, ...countRows(at, graph(), ['bytesMoved'])];
  });
}

/** Measured speed of each layer under the roof of its platform. */
function rooflineFigure(results: Results): Figure {
  const work = layers.map(({ id }) => results.exact(`${SUITE}/${id}`, 'work'));
  const intensity = layers.map(({ id }, i) => work[i] / results.exact(`${SUITE}/${id}`, 'bytesMoved'));
  const data = results.platforms.flatMap((platform): Partial<Data>[] => {
    const suite = results.suite(platform, SUITE);
    if (!suite) return [];
    const ceilings = results.ceilings(platform);
    const color = platformColour(platform);
    const speeds = layers.map(({ id }, i) => {
      const time = suite.timeNs(id);
      return time && scaled(inverse(time), work[i]);
    });
    const dots: Partial<Data> = {
      ...intervalLine(intensity, speeds),
      mode: 'markers',
      name: `measured, ${platform}`,
      text: layers.map(({ id }) => id),
      hovertemplate: '%{text}: %{y:.3g} GFLOP/s',
      marker: { color, size: 9 },
    };
    if (ceilings.length === 0) return [dots];
    const line = roofLine(roofline(ceilings), LAYER_BYTES, INTENSITIES);
    return [{ ...line, name: `roof, ${platform}`, line: { color, width: 2 } }, dots];
  });
  return {
    id: 'roofline',
    title: 'Layers of the same bytes under the roofs of this machine',
    caption: `Each roof is what loops in JavaScript and WebAssembly reached in registers, and reading ${formatBytes(LAYER_BYTES)}; other engines have dots, but no roof. From left to right: add, 1×1 of 2, 4 and 8 channels, depthwise 3×3, 1×1 of 16 to 128 channels. Bars are confidence intervals.`,
    data,
    layout: rooflineLayout(INTENSITIES, TICKS_LOG2),
  };
}
