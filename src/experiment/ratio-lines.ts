import type { PlotData } from 'plotly.js';
import type { Results } from '../measure/results/results.js';
import { platformColour } from '../reports/theme.js';
import { measuredLine } from '../reports/traces.js';
import type { Per } from './claims/ratio.js';
import { measuredSuites } from './measured-suites.js';

/** Arms that are joined by a line, one for each place on the x axis. */
export interface ArmSeries {
  /** Added to the platform's name in the legend; nothing where it is empty. */
  readonly name: string;
  readonly arms: readonly string[];
}

/** In the colour of the platform, the first series is solid and the second dotted. */
const STYLES = [
  { dash: 'solid', symbol: 'circle' },
  { dash: 'dot', symbol: 'circle-open' },
] as const;

/** Times of the arms of a suite relative to those of one of them: a line with intervals for each platform and series. */
export function ratioLines(
  results: Results,
  { suite, over, per }: { readonly suite: string; readonly over: string; readonly per?: Per },
  x: readonly (number | string)[],
  series: readonly ArmSeries[],
): Partial<PlotData>[] {
  return measuredSuites(results, suite).flatMap(measured =>
    series.map(({ name, arms }, i) => {
      const { dash, symbol } = STYLES[i % STYLES.length];
      const color = platformColour(measured.platform);
      const ratios = arms.map(arm => measured.ratio(arm, over, { perMac: per !== undefined }));
      return {
        ...measuredLine(measured.platform, x, ratios),
        name: name ? `${measured.platform}, ${name}` : measured.platform,
        line: { color, dash },
        marker: { color, symbol },
      };
    }),
  );
}
