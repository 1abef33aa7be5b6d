import type { Data, LayoutAxis } from 'plotly.js';
import { bandwidthAt, type Roofline, ridgePoint } from '../../src/cost/roofline.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import { NATIVE, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import type { Figure } from '../../src/reports/figure.js';
import { formatBytes, significant } from '../../src/reports/format.js';
import { intervalLine } from '../../src/reports/interval-line.js';
import { axisSuffix, legendOnce, panelLayout } from '../../src/reports/panels.js';
import { COLOURS, platformColour } from '../../src/reports/theme.js';
import { isTypescript, type Ladder, ladders, SIMD, THREADS } from './ladders.js';
import { simdRoof, speedOf } from './speed.js';
import { placeOf } from './table.js';

const PEAK_LINE = { color: '#767676', dash: 'dash' } as const;

/** Layers whose intensities differ by less have their rungs' names on either side. */
const NEAR = 1.5;

const GFLOPS_AXIS: Partial<LayoutAxis> = {
  title: { text: 'speed, GFLOP/s' },
  type: 'log',
  tickvals: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
};

/** Speed of each rung, one panel an op, with the measured peak; undefined where nothing was measured. */
export function ladderFigure(results: Results): Figure | undefined {
  const shown = measured(results);
  if (shown.length === 0) return undefined;
  const roof = simdRoof(results);
  const traces = shown.flatMap(({ suite }, panel) => ladderPanel(suite, panel, roof));
  return {
    id: 'ladder',
    title: 'Every version of a kernel, from the formula to the limit of the machine',
    caption:
      'Each rung is one version; bars are 95 % intervals. Dashed: what one thread of SIMD code reaches in registers. ' +
      'The axis is logarithmic: equal steps are equal factors.',
    data: legendOnce(traces),
    layout: panelLayout(
      shown.map(({ title }) => ({
        heading: title,
        x: { type: 'category', tickfont: { size: 11 } },
        y: GFLOPS_AXIS,
      })),
      2,
    ),
  };
}

function ladderPanel(suite: SuiteResults, panel: number, roof: Roofline | undefined): Partial<Data>[] {
  const axes = { xaxis: `x${axisSuffix(panel)}`, yaxis: `y${axisSuffix(panel)}` };
  const points = kinds(suite.arms).map(
    ({ name, colour, arms }): Partial<Data> => ({
      ...intervalLine(
        arms,
        arms.map(arm => speedOf(suite, arm)),
      ),
      mode: 'markers',
      name,
      marker: { color: colour, size: 11 },
      ...axes,
    }),
  );
  const steps: Partial<Data> = {
    type: 'scatter',
    mode: 'lines',
    name: 'the order of the steps',
    x: [...suite.arms],
    y: suite.arms.map(arm => speedOf(suite, arm)?.estimate ?? null),
    line: { color: '#cccccc', shape: 'hv' },
    ...axes,
  };
  const peak: Partial<Data>[] = roof
    ? [
        {
          type: 'scatter',
          mode: 'lines',
          name: 'SIMD peak of one thread, measured',
          x: [...suite.arms],
          y: suite.arms.map(() => roof.peakFlopsPerNs),
          line: PEAK_LINE,
          ...axes,
        },
      ]
    : [];
  // The first trace orders the categories of the axis.
  return [steps, ...points, ...peak];
}

/** The rungs of each kind, with a name and a colour for the legend. */
function kinds(arms: readonly string[]) {
  const isSimd = (arm: string) => SIMD.includes(arm);
  const groups = [
    { name: 'TypeScript', colour: platformColour('typescript'), of: isTypescript },
    { name: 'WebAssembly SIMD, one thread', colour: platformColour('wasm'), of: isSimd },
    { name: 'with threads', colour: platformColour(THREADS), of: (arm: string) => arm === THREADS },
    { name: 'native code, one thread', colour: platformColour(NATIVE), of: (arm: string) => arm === NATIVE },
    {
      name: 'other',
      colour: COLOURS[4],
      of: (arm: string) => !isTypescript(arm) && !isSimd(arm) && arm !== THREADS && arm !== NATIVE,
    },
  ];
  return groups
    .map(({ name, colour, of }) => ({ name, colour, arms: arms.filter(of) }))
    .filter(group => group.arms.length > 0);
}

/** Each rung as a point under the roofs of one SIMD thread; undefined where there are no ceilings. */
export function rooflineFigure(results: Results): Figure | undefined {
  const roof = simdRoof(results);
  const shown = measured(results);
  if (!roof || shown.length === 0) return undefined;
  const { bandwidths, peakFlopsPerNs } = roof;
  const least = 1;
  const most = 512;
  const sizes = [bandwidths[0].workingSetBytes, bandwidths[bandwidths.length - 1].workingSetBytes];
  const roofs = sizes.map((bytes, i): Partial<Data> => {
    const perByte = bandwidthAt(roof, bytes);
    const ridge = ridgePoint(roof, bytes);
    const x = ridge > least ? [least, ridge, most] : [least, most];
    return {
      type: 'scatter',
      mode: 'lines',
      name: `roof from a working set of ${formatBytes(bytes)}`,
      x,
      y: x.map(intensity => Math.min(peakFlopsPerNs, intensity * perByte)),
      line: { color: '#767676', dash: i === 0 ? 'dot' : 'solid' },
    };
  });
  const intensities = shown.map(({ ladder }) => placeOf(ladder.op, results).intensity);
  const points = shown.map(({ suite, title }, i): Partial<Data> => {
    const intensity = intensities[i];
    const crowded = intensities.some(other => other > intensity && other < NEAR * intensity);
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
    layout: {
      width: 900,
      height: 560,
      xaxis: {
        title: { text: 'arithmetic intensity, FLOPs per byte moved' },
        type: 'log',
        range: [Math.log10(least), Math.log10(most)],
        tickvals: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
      },
      yaxis: GFLOPS_AXIS,
    },
  };
}

/** What stands beside a rung that is no TypeScript version. */
const LETTERS: Readonly<Record<string, string>> = {
  wasm: 's',
  'wasm-relaxed': 'r',
  'wasm-winograd': 'w',
  [THREADS]: 't',
  [NATIVE]: 'n',
};

function shortName(rung: string): string {
  return isTypescript(rung) ? rung.slice(0, rung.indexOf('-')) : (LETTERS[rung] ?? rung);
}

function measured(results: Results): { ladder: Ladder; title: string; suite: SuiteResults }[] {
  return ladders.flatMap(ladder => {
    const suite = results.suite(SIDE_BY_SIDE, ladder.op);
    return suite && suite.arms.length > 0 ? [{ ladder, title: ladder.title, suite }] : [];
  });
}
