import type { PlotData } from 'plotly.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { besideOthers, intervalLine } from '../../src/reports/interval-line.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { guideLine, predictedLine } from '../../src/reports/traces.js';
import { type ConcurrencyCase, type Mode, RECORDED, shapes, sizes } from './cases.js';

const STYLES: Readonly<
  Record<Exclude<Mode, 'one-thread'> | typeof RECORDED, { name: string; color: string }>
> = {
  'in-turn': { name: 'in turn, each shared by both threads', color: COLOURS[0] },
  'at-once': { name: 'at once, each whole on one thread', color: COLOURS[1] },
  [RECORDED]: { name: 'recorded calls, one thread', color: COLOURS[2] },
};

/** Times on two threads over those on one: pairs of equal convolutions by size, and other graphs. */
export function timesFigure(results: Results): Figure | undefined {
  if (measuredSuites(results, sizes[0].id).length === 0) return undefined;
  return panelFigure(
    {
      id: 'concurrency',
      title: 'Two threads: share every operation, or run operations at once',
      caption:
        'Below 1 two threads are faster than one, and half is the most that they can save. Squares: what the longest chain ' +
        'and the larger share leave, if nothing but multiply-accumulates took time. Bars are confidence intervals over paired rounds.',
    },
    [panelOf('pairs of equal convolutions', sizes, results), panelOf('other graphs', shapes, results)],
  );
}

function panelOf(heading: string, cases: readonly ConcurrencyCase[], results: Results) {
  const bySize = cases === sizes;
  const names = cases.map(({ id }) => id);
  const places = names.map((_, i) => i);
  const scheduled = names.map(id => results.exact(id, 'scheduled') / results.exact(id, 'work'));
  const measured = (arm: keyof typeof STYLES): Partial<PlotData> => {
    const { name, color } = STYLES[arm];
    const ratios = names.map(id => measuredSuites(results, id)[0]?.ratio(arm, 'one-thread'));
    const x = besideOthers(names.length, Object.keys(STYLES).indexOf(arm), Object.keys(STYLES).length);
    const mode = bySize ? 'lines+markers' : 'markers';
    return { ...intervalLine(x, ratios), mode, name, line: { color }, marker: { color, size: 8 } };
  };
  return {
    heading,
    x: { tickvals: places, ticktext: names },
    y: {
      title: { text: 'time, one thread = 1' },
      ...(bySize
        ? { type: 'log' as const, tickvals: [0.5, 0.7, 1, 1.4, 2, 5, 10, 20, 50] }
        : { rangemode: 'tozero' as const }),
    },
    traces: [
      guideLine(
        'as fast as one thread',
        places,
        places.map(() => 1),
      ),
      { ...predictedLine('at once, by multiply-accumulates', places, scheduled), mode: 'markers' as const },
      measured('in-turn'),
      measured('at-once'),
      ...(bySize ? [measured(RECORDED)] : []),
    ],
  };
}
