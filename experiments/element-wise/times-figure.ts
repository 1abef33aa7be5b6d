import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { dotsOverNames, paperLine } from '../../src/reports/traces.js';
import { LARGE_SUITE, suiteOf } from './arms.js';
import { type PaperForm, paperRatio, WIDTHS } from './table-4.js';
import type { FormName } from './units.js';

const LABELS: Readonly<Record<FormName, string>> = {
  both: 'both',
  'no-shortcut': 'only<br>ReLU',
  'no-relu': 'only<br>shortcut',
  neither: 'neither',
  'relu-fused': 'ReLU<br>fused',
  'all-fused': 'both<br>fused',
};
const PRINTED: readonly PaperForm[] = ['both', 'no-shortcut', 'no-relu'];

/** What ReLU and shortcut cost: the time of each form over that of neither, and the paper's ARM core. */
export function timesFigure(results: Results): Figure | undefined {
  const forms = (extra: readonly FormName[]): readonly FormName[] => [...PRINTED, ...extra];
  const panel = (heading: string, suite: string, shown: readonly FormName[], printed: readonly number[]) => {
    const dots = dotsOverNames(shown, measuredSuites(results, suite), (measured, form) =>
      measured.ratio(form, 'neither'),
    );
    const paper = paperLine(
      printed.map((_, i) => i),
      printed,
      'paper, ARM',
    );
    return {
      heading,
      x: { ...dots.x, ticktext: shown.map(form => LABELS[form]) },
      y: { title: { text: 'time, neither = 1' } },
      traces:
        dots.traces.length === 0
          ? []
          : [...(printed.length > 0 ? [{ ...paper, mode: 'markers' as const }] : []), ...dots.traces],
    };
  };
  return panelFigure(
    {
      id: 'element-wise',
      title: 'What ReLU and shortcut cost',
      caption:
        'The same convolutions in every form. The first three are the rows of Table 4, with each ReLU and sum as a pass ' +
        'of its own; where it says fused, kernels do them as they write. Bars are confidence intervals over paired rounds.',
    },
    [
      ...WIDTHS.map(c =>
        panel(
          `c = ${c}, 56×56`,
          suiteOf(c),
          forms(c === 32 ? ['relu-fused', 'all-fused'] : ['relu-fused']),
          PRINTED.map(form => paperRatio('arm', c, form, 'neither')),
        ),
      ),
      panel('c = 32, 160×160', LARGE_SUITE, ['both', 'relu-fused'], []),
    ],
  );
}
