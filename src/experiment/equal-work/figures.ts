import type { Data } from 'plotly.js';
import type { Results } from '../../measure/results/results.js';
import type { Figure } from '../../reports/figure.js';
import { intervalLine } from '../../reports/interval-line.js';
import { axisSuffix, legendOnce, panelLayout } from '../../reports/panels.js';
import { PAPER_STYLE, PREDICTED_STYLE, platformColour } from '../../reports/theme.js';
import { costPerMac, seriesNames, seriesOf } from './claims.js';
import { baselineOf, isShown, paperSlowdown, type Sweep, type SweepArm } from './sweep.js';

/** One way to run the same arms after the other, in the colour of the platform. */
const SERIES_STYLES = [
  { dash: 'solid', symbol: 'circle' },
  { dash: 'dot', symbol: 'circle-open' },
] as const;

/**
 * Time per multiply-accumulate against the first arm, one panel a sweep: what memory access cost predicts, what
 * the paper measured, what this machine measured with its intervals.
 */
export function slowdownFigure(
  sweeps: readonly Sweep[],
  results: Results,
  text: { id: string; title: string; caption: string; xTitle: string },
): Figure {
  const shown = sweeps.filter(sweep => isShown(sweep, results));
  const data = legendOnce(shown.flatMap((sweep, i) => panel(sweep, results, i)));
  const layout = panelLayout(
    shown.map(sweep => ({
      heading: `${sweep.device} channels ×${sweep.scale}`,
      x: { title: { text: text.xTitle }, type: 'category' },
      y: { title: { text: 'time per MAC, × first' }, rangemode: 'tozero' },
    })),
    Math.ceil(new Set(data.map(trace => trace.name)).size / 2),
  );
  return { id: text.id, title: text.title, caption: text.caption, data, layout };
}

function panel(sweep: Sweep, results: Results, index: number): Partial<Data>[] {
  const axes = { xaxis: `x${axisSuffix(index)}`, yaxis: `y${axisSuffix(index)}` };
  const names = seriesNames(sweep);
  const first = baselineOf(sweep);
  const perMac = (arm: SweepArm) => costPerMac.of(results, `${sweep.suite}/${arm.id}`);
  const anySeries = seriesOf(sweep, names[0]);
  const line = (name: string, y: number[], style: object): Partial<Data> => ({
    type: 'scatter',
    mode: 'lines+markers',
    name,
    x: anySeries.map(arm => arm.position),
    y,
    ...axes,
    ...style,
  });
  const lines = [
    line(
      'memory access cost per MAC (predicted)',
      anySeries.map(arm => perMac(arm) / perMac(first)),
      PREDICTED_STYLE,
    ),
    line(
      'paper',
      anySeries.map(arm => paperSlowdown(sweep, arm)),
      PAPER_STYLE,
    ),
  ];
  for (const platform of results.platforms) {
    const suite = results.suite(platform, sweep.suite);
    if (!suite) continue;
    for (const [s, name] of names.entries()) {
      const arms = seriesOf(sweep, name);
      const { dash, symbol } = SERIES_STYLES[s % SERIES_STYLES.length];
      lines.push({
        ...intervalLine(
          arms.map(arm => arm.position),
          arms.map(arm => suite.ratio(arm.id, first.id, { perMac: true })),
        ),
        name: name ? `${platform}, ${name}` : platform,
        line: { color: platformColour(platform), dash },
        marker: { symbol },
        ...axes,
      } as Partial<Data>);
    }
  }
  return lines;
}
