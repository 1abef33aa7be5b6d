import type { PlotData } from 'plotly.js';
import type { Results } from '../../src/measure/results/results.js';
import { NATIVE } from '../../src/networks/platforms.js';
import type { Figure } from '../../src/reports/figure.js';
import { formatBytes, significant } from '../../src/reports/format.js';
import { intervalLine } from '../../src/reports/interval-line.js';
import { roofLine, rooflineLayout } from '../../src/reports/roofline-axes.js';
import { COLOURS } from '../../src/reports/theme.js';
import { kindOf, measuredLadders, THREADS } from './ladders.js';
import { placeOf, simdRoof, speedOf } from './speed.js';

const INTENSITIES = { fromLog2: 0, toLog2: 9 };

/** Layers whose intensities differ by less have their rungs' names on either side. */
const NEAR = 1.5;

/** What stands beside a rung that is not a TypeScript version, of which it is the number. */
const LETTERS: Readonly<Record<string, string>> = {
  wasm: 's',
  'wasm-relaxed': 'r',
  'wasm-winograd': 'w',
  [THREADS]: 't',
  [NATIVE]: 'n',
};

/** Each rung as a point under the roofs of one SIMD thread; undefined where there are no ceilings. */
export function rooflineFigure(results: Results): Figure | undefined {
  const roof = simdRoof(results);
  const shown = measuredLadders(results).map(one => ({ ...one, ...placeOf(one.op, results) }));
  if (!roof || shown.length === 0) return undefined;
  const { bandwidths, peakFlopsPerNs } = roof;
  const roofs = [bandwidths[0], bandwidths[bandwidths.length - 1]].map(
    ({ workingSetBytes }, i): Partial<PlotData> => ({
      ...roofLine(roof, workingSetBytes, INTENSITIES),
      name: `roof from a working set of ${formatBytes(workingSetBytes)}`,
      line: { color: '#767676', dash: i === 0 ? 'dot' : 'solid' },
    }),
  );
  const points = shown.map(({ suite, title, intensity }, i): Partial<PlotData> => {
    const crowded = shown.some(other => other.intensity > intensity && other.intensity < NEAR * intensity);
    return {
      ...intervalLine(
        suite.arms.map(() => intensity),
        suite.arms.map(arm => speedOf(suite, arm)),
      ),
      mode: 'text+markers',
      name: title,
      text: suite.arms.map(shortName),
      textposition: crowded ? 'middle left' : 'middle right',
      textfont: { size: 11 },
      marker: { color: COLOURS[i], size: 8 },
    };
  });
  return {
    id: 'roofline',
    title: 'The rungs on the roofline of one SIMD thread',
    caption:
      `A layer's FLOPs and bytes are the same for all its versions, so its rungs stand above each other and climb towards ` +
      `the roof: ${significant(peakFlopsPerNs)} GFLOP/s, or what memory delivers. Numbers are the TypeScript versions; ` +
      's: SIMD, r: relaxed SIMD; w: Winograd, which computes less than is counted, t: threads and n: native code may ' +
      'pass this roof.',
    data: [...roofs, ...points],
    layout: { width: 900, height: 560, ...rooflineLayout(INTENSITIES, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) },
  };
}

function shortName(rung: string): string {
  return kindOf(rung) === 'typescript' ? rung.slice(0, rung.indexOf('-')) : (LETTERS[rung] ?? rung);
}
