import { measuredSuites } from '../../src/experiment/measured-suites.js';
import { pairFigure } from '../../src/experiment/pair-figure.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { computedLine, guideLine, measuredPoints } from '../../src/reports/traces.js';
import { timesFewer } from './modules.js';
import { BOTTLENECK, DIRECT, NETWORK_PAIRS, shownPairs } from './pairs.js';
import { suites } from './suites.js';

const CHANNELS = [4, 8, 16, 32, 64, 128, 256];
const RATIO = 2;

/** r_s by the number of input channels: the formula, and the approximation by s. Needs no clock. */
export function savingFigure(): Figure {
  const times =
    (kernel: number, cheap: number, ratio = RATIO) =>
    (channels: number) =>
      timesFewer({ channels, kernel, cheap, ratio });
  return {
    id: 'ghost-saving',
    title: 'The work that a ghost module saves, by its input channels',
    caption:
      'How many times fewer multiply-accumulates a module has than its layer. The dashed lines are s = 2 and s = 4. ' +
      'Below 1 the module does more work than the layer.',
    data: [
      guideLine('s = 2', [CHANNELS[0], CHANNELS.at(-1)!], [2, 2]),
      {
        ...guideLine('s = 4', [CHANNELS[0], CHANNELS.at(-1)!], [4, 4]),
        line: { dash: 'dash', color: '#bbbbbb' },
      },
      computedLine('k = 3, d = 3, s = 2', 0, CHANNELS, times(3, 3)),
      computedLine('k = 1, d = 3, s = 2', 1, CHANNELS, times(1, 3)),
      computedLine('k = 1, d = 5, s = 2', 2, CHANNELS, times(1, 5)),
      computedLine('k = 1, d = 3, s = 4', 3, CHANNELS, times(1, 3, 4)),
    ],
    layout: {
      xaxis: { title: { text: 'input channels' }, type: 'log', tickvals: CHANNELS },
      yaxis: { title: { text: 'work, module = 1' }, rangemode: 'tozero' },
    },
  };
}

/** Layers and bottlenecks over what replaces them. */
export function modulesFigure(results: Results): Figure | undefined {
  return pairFigure(
    {
      id: 'modules',
      title: 'What ghost modules save: work, and time',
      caption:
        'Each layer over its ghost module. Grey squares: multiply-accumulates. Points: measured time, with confidence ' +
        'intervals over paired rounds.',
    },
    [...shownPairs(results), DIRECT, BOTTLENECK],
    results,
  );
}

/** Whole networks, with timm's times. */
export function networksFigure(results: Results): Figure | undefined {
  return pairFigure(
    {
      id: 'networks',
      title: 'Other networks over GhostNet: work, and time',
      caption:
        'Above 1, GhostNet is better off. Grey squares: multiply-accumulates. Points: measured time, with confidence ' +
        "intervals over paired rounds. Diamonds: timm's benchmark on an Intel i9, at 224×224.",
    },
    NETWORK_PAIRS,
    results,
  );
}

/** Time of the operations that could make ghost maps, against what is counted of them. */
export function cheapFigure(results: Results): Figure | undefined {
  const measured = measuredSuites(results, 'cheap');
  if (measured.length === 0) return undefined;
  const { arms } = suites('quick').find(({ id }) => id === 'cheap')!;
  const names = arms.map(({ id }) => id);
  const counted = (quantity: string) =>
    names.map(
      name => results.exact(`cheap/${name}`, quantity) / results.exact('cheap/depthwise-3x3', quantity),
    );
  const over = (shift: number) => names.map((_, i) => i + shift);
  const [macs, moved] = [counted('macs'), counted('memoryAccessCost')];
  const times = measured.map(suite => names.map(name => suite.ratio(name, 'depthwise-3x3')));
  /** Room for every point; an interval may be many times as long. */
  const most = Math.max(...macs, ...moved, ...times.flat().map(ratio => ratio?.estimate ?? 0));
  return {
    id: 'cheap',
    title: 'Cheap operations: what is counted, and what they take',
    caption:
      'Relative to a depthwise 3×3 convolution of 64 maps. Grey squares: multiply-accumulates. Crosses: elements that have ' +
      'to be moved. Points: measured time, with confidence intervals over paired rounds; an interval that leaves the axis is ' +
      'cut.',
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        name: 'multiply-accumulates',
        x: over(-0.3),
        y: macs,
        marker: { symbol: 'square-open', size: 11, color: '#8c8c8c', line: { width: 2 } },
      },
      {
        type: 'scatter',
        mode: 'markers',
        name: 'memory access cost',
        x: over(-0.2),
        y: moved,
        marker: { symbol: 'x-thin', size: 10, color: '#555555', line: { width: 2, color: '#555555' } },
      },
      ...measured.map(({ platform }, place) =>
        measuredPoints(platform, over(0.12 * place - 0.05), times[place]),
      ),
    ],
    layout: {
      xaxis: { tickvals: over(0), ticktext: names },
      yaxis: { title: { text: 'cost, depthwise 3×3 = 1' }, range: [-0.05 * most, 1.15 * most] },
    },
  };
}
