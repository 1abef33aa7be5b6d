import type { Data, PlotData } from 'plotly.js';
import type { Results } from '../../measure/results/results.js';
import type { Figure } from '../../reports/figure.js';
import { type FigureText, panelFigure } from '../../reports/panel-figure.js';
import { platformColour } from '../../reports/theme.js';
import { measuredLine, paperLine, predictedLine } from '../../reports/traces.js';
import { costPerMac, seriesNames, seriesOf } from './claims.js';
import { baselineOf, isShown, paperSlowdown, type Sweep } from './sweep.js';

/** One way to run the same arms after the other, in the colour of the platform. */
const SERIES_STYLES = [
  { dash: 'solid', symbol: 'circle' },
  { dash: 'dot', symbol: 'circle-open' },
] as const;

/**
 * Time per multiply-accumulate against the first arm, a panel a sweep: what memory access cost predicts, what the paper
 * measured, what this machine measured with its intervals.
 */
export function slowdownFigure(
  sweeps: readonly Sweep[],
  results: Results,
  { xTitle, ...text }: FigureText & { readonly xTitle: string },
): Figure | undefined {
  const shown = sweeps.filter(sweep => isShown(sweep, results));
  return panelFigure(
    text,
    shown.map(sweep => ({
      heading: `${sweep.device} channels ×${sweep.scale}`,
      x: { title: { text: xTitle }, type: 'category' },
      y: { title: { text: 'time per MAC, × first' }, rangemode: 'tozero' },
      traces: tracesOf(sweep, results),
    })),
  );
}

function tracesOf(sweep: Sweep, results: Results): Partial<Data>[] {
  const [series] = seriesNames(sweep);
  const arms = seriesOf(sweep, series);
  const positions = arms.map(arm => arm.position);
  const cost = arms.map(arm => costPerMac.of(results, `${sweep.suite}/${arm.id}`));
  return [
    predictedLine(
      'memory access cost per MAC (predicted)',
      positions,
      cost.map(value => value / cost[0]),
    ),
    paperLine(
      positions,
      arms.map(arm => paperSlowdown(sweep, arm)),
    ),
    ...results.platforms.flatMap(platform => measuredTraces(sweep, results, platform)),
  ];
}

/** A line a series. */
function measuredTraces(sweep: Sweep, results: Results, platform: string): Partial<PlotData>[] {
  const suite = results.suite(platform, sweep.suite);
  if (!suite) return [];
  return seriesNames(sweep).map((name, s) => {
    const { dash, symbol } = SERIES_STYLES[s % SERIES_STYLES.length];
    const arms = seriesOf(sweep, name);
    const ratios = arms.map(arm => suite.ratio(arm.id, baselineOf(sweep).id, { perMac: true }));
    return {
      ...measuredLine(
        platform,
        arms.map(arm => arm.position),
        ratios,
      ),
      name: name ? `${platform}, ${name}` : platform,
      line: { color: platformColour(platform), dash },
      marker: { symbol },
    };
  });
}
