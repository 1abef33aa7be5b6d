import type { PlotData } from 'plotly.js';
import type { Results } from '../../src/measure/results/results.js';
import { NATIVE } from '../../src/networks/platforms.js';
import type { Figure } from '../../src/reports/figure.js';
import { formatBytes, significant } from '../../src/reports/format.js';
import { intervalLine } from '../../src/reports/interval-line.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { roofLine, rooflineLayout, SPEED_AXIS } from '../../src/reports/roofline-axes.js';
import { COLOURS, platformColour } from '../../src/reports/theme.js';
import { guideLine } from '../../src/reports/traces.js';
import { type Kind, kindOf, measuredLadders, placeOf, simdRoof, speedOf, THREADS } from './ladders.js';

/** How each kind of rung is called in the legend, and its colour. */
const KINDS: readonly (readonly [kind: Kind, name: string, colour: string])[] = [
  ['typescript', 'TypeScript', platformColour('typescript')],
  ['simd', 'WebAssembly SIMD, one thread', platformColour('wasm')],
  ['threads', 'with threads', platformColour(THREADS)],
  ['native', 'native code, one thread', platformColour(NATIVE)],
  ['other', 'other', COLOURS[4]],
];

/** Speed of each rung, a panel an op, with the measured peak; undefined where nothing was measured. */
export function ladderFigure(results: Results): Figure | undefined {
  const peak = simdRoof(results)?.peakFlopsPerNs;
  return panelFigure(
    {
      id: 'ladder',
      title: 'Every version of a kernel, from the formula to the limit of the machine',
      caption:
        'Each rung is one version; bars are confidence intervals. Dashed: what one thread of SIMD code reaches in registers. ' +
        'The axis is logarithmic: equal steps are equal factors.',
    },
    measuredLadders(results).map(({ title, suite, suite: { arms } }) => {
      const line = (name: string, speed: (arm: string) => number) => guideLine(name, arms, arms.map(speed));
      const points = KINDS.map(([kind, name, color]): Partial<PlotData> => {
        const rungs = arms.filter(arm => kindOf(arm) === kind);
        const speeds = rungs.map(rung => speedOf(suite, rung));
        return { ...intervalLine(rungs, speeds), mode: 'markers', name, marker: { color, size: 11 } };
      });
      return {
        heading: title,
        x: { type: 'category', tickfont: { size: 11 } },
        y: SPEED_AXIS,
        // The first trace orders the categories of the axis.
        traces: [
          {
            ...line('the order of the steps', arm => speedOf(suite, arm)!.estimate),
            line: { color: '#cccccc', shape: 'hv' },
          },
          ...points.filter(({ x }) => x!.length > 0),
          ...(peak ? [line('SIMD peak of one thread, measured', () => peak)] : []),
        ],
      };
    }),
  );
}

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
  const points = shown.map(({ suite, suite: { arms }, title, intensity }, i): Partial<PlotData> => {
    const crowded = shown.some(other => other.intensity > intensity && other.intensity < NEAR * intensity);
    const speeds = arms.map(arm => speedOf(suite, arm));
    const places = arms.map(() => intensity);
    return {
      ...intervalLine(places, speeds),
      mode: 'text+markers',
      name: title,
      text: arms.map(arm => LETTERS[arm] ?? arm.split('-')[0]),
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
