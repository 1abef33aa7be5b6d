import type { Data, Layout } from 'plotly.js';
import { roofline } from '../../cost/roofline.js';
import { checkNamed, expectFields, type RulesOf } from '../../errors/arguments.js';
import type { Evaluation } from '../../experiment/evaluate.js';
import type { Arm, Suite } from '../../measure/arms.js';
import type { Results, SuiteResults } from '../../measure/results/results.js';
import type { Figure } from '../../reports/figure.js';
import { significant } from '../../reports/format.js';
import { besideOthers, intervalLine } from '../../reports/interval-line.js';
import { measuredOn } from '../../reports/measured-on.js';
import type { Table } from '../../reports/table.js';
import { PREDICTED_STYLE, platformColour } from '../../reports/theme.js';
import { optionRules } from '../cells/option-rules.js';
import { show, showTable } from '../cells/show.js';
import { type ModelCosts, modelCosts } from './model-costs.js';
import { GUESS_STYLE, NOTHING_SAID, type Prediction } from './predict.js';

/** Height of a figure without rows, and of a row. */
const HEIGHT_PX = 240;
const ROW_PX = 24;
/** Added to a row for each platform. */
const PLATFORM_PX = 8;

/** What to show of a suite after its measurement. */
export interface RevealOptions {
  /** All that were measured, by default. */
  readonly platforms?: readonly string[];
}

const rules: RulesOf<RevealOptions> = { platforms: optionRules.names };

/**
 * Shows a prediction, those of the cost models, and the measurement side by side: times as multiples of the suite's
 * baseline and, for a predicted order, the ranks.
 *
 * @throws {InputError} where there is no such option
 * @throws {RangeError} where the prediction names a suite or an arm that does not exist
 * @throws {Error} where the cells above have not run
 */
export async function reveal(
  finding: Evaluation,
  prediction: Prediction,
  options: RevealOptions = {},
): Promise<void> {
  if (!finding || !prediction) {
    throw new Error('reveal: got no measurement or no prediction, expected both: run the cells above first');
  }
  expectFields('reveal: finding', finding, ['experiment', 'results'], 'what measure returned');
  expectFields(
    'reveal: prediction',
    prediction,
    ['suite', 'ratios'],
    'what predictRatios or predictOrder returned',
  );
  await show(revealFigure(finding, prediction, options));
  if (prediction.order) showTable(placesTable(finding, prediction, options));
}

/** Prediction, cost models and measurement of each arm, relative to the baseline. */
export function revealFigure(
  finding: Evaluation,
  prediction: Prediction,
  options: RevealOptions = {},
): Figure {
  const { suite, arms, measured, models } = sidesOf(finding, prediction, options);
  const names = arms.map(({ id }) => id);
  const rows = names.map((_, i) => i);
  return {
    id: `reveal-${suite.id}`,
    title: `Predicted and measured: ${suite.title}`,
    caption: captionOf(prediction, finding.results, measured),
    data: [
      ...models.map(
        ({ name, symbol, values }): Partial<Data> => ({
          type: 'scatter',
          mode: 'markers',
          name: `by ${name}`,
          x: [...values],
          y: rows,
          marker: { ...PREDICTED_STYLE.marker, symbol, size: 13, line: { width: 2 } },
        }),
      ),
      ...guessed(prediction, suite.baseline, names),
      ...measured.map((result, i): Partial<Data> => {
        const { y: x, error_y: error_x } = intervalLine(
          rows,
          names.map(name => result.ratio(name, suite.baseline)),
        );
        return {
          type: 'scatter',
          mode: 'markers',
          name: `measured, ${result.platform}`,
          x,
          y: besideOthers(names.length, i, measured.length),
          error_x,
          marker: { color: platformColour(result.platform), size: 9 },
        };
      }),
    ],
    layout: {
      height: HEIGHT_PX + (ROW_PX + PLATFORM_PX * measured.length) * names.length,
      xaxis: { title: { text: `time, ${suite.baseline} = 1` }, ...scaleOf(models, measured, names) },
      yaxis: { tickvals: rows, ticktext: names, range: [names.length - 0.5, -0.5] },
      legend: { orientation: 'h', x: 0, y: 0, yref: 'container', yanchor: 'bottom' },
      margin: { l: 70, r: 30, t: 70, b: 130 },
    },
  };
}

/** If the largest value is more than this many times the smallest, the axis is logarithmic. */
const WIDE = 8;
const TICKS = [-3, -2, -1, 0, 1, 2, 3].flatMap(power => [1, 2, 5].map(digit => digit * 10 ** power));

/** The axis of times: from 0, or logarithmic if all values are above 0 and far apart. */
function scaleOf(
  models: readonly ModelSide[],
  measured: readonly SuiteResults[],
  names: readonly string[],
): Partial<Layout['xaxis']> {
  const values = [
    ...models.flatMap(({ values }) => values),
    ...measured.flatMap(of => names.flatMap(name => of.ratio(name, of.baseline)?.estimate ?? [])),
  ];
  const wide = Math.max(...values) > WIDE * Math.min(...values);
  return wide && Math.min(...values) > 0 ? { type: 'log', tickvals: TICKS } : { rangemode: 'tozero' };
}

/** The reader's numbers; no trace if there are none. */
function guessed({ ratios }: Prediction, baseline: string, names: readonly string[]): Partial<Data>[] {
  if (ratios.size === 0) return [];
  return [
    {
      ...GUESS_STYLE,
      x: names.map(name => (name === baseline ? 1 : (ratios.get(name) ?? null))),
      y: names.map((_, i) => i),
    },
  ];
}

/** Ranks of the arms, 1 being the fastest: as predicted, by each cost model, and as measured. */
export function placesTable(finding: Evaluation, prediction: Prediction, options: RevealOptions = {}): Table {
  const { suite, arms, measured, models } = sidesOf(finding, prediction, options);
  const columns = [
    ...models.map(({ name, values }) => ({ label: `by ${name}`, values: [...values] })),
    ...measured.map(result => ({
      label: `measured, ${result.platform}`,
      values: arms.map(({ id }) => result.ratio(id, suite.baseline)?.estimate ?? Number.NaN),
    })),
  ];
  return {
    title: `Ranks in ${suite.title}, 1 is the fastest`,
    columns: ['arm', 'your prediction', ...columns.map(({ label }) => label)].map(label => ({ label })),
    rows: arms.map(({ id }, i) => [
      id,
      placeIn(prediction.order ?? [], id),
      ...columns.map(({ values }) => placeOf(values, i)),
    ]),
    notes: ['Equal numbers share a rank.'],
  };
}

function placeIn(order: readonly string[], arm: string): number | null {
  return order.includes(arm) ? order.indexOf(arm) + 1 : null;
}

/** 1 + the number of smaller values; null for what was not measured. */
function placeOf(values: readonly number[], i: number): number | null {
  return Number.isNaN(values[i]) ? null : 1 + values.filter(value => value < values[i]).length;
}

/** A cost model's numbers as multiples of the baseline's. */
interface ModelSide {
  readonly name: string;
  readonly symbol: 'line-ns-open' | 'square-open' | 'triangle-up-open';
  readonly values: readonly number[];
}

interface Sides {
  readonly suite: Suite;
  readonly arms: readonly Arm[];
  readonly measured: readonly SuiteResults[];
  readonly models: readonly ModelSide[];
}

function sidesOf({ experiment, results }: Evaluation, prediction: Prediction, options: RevealOptions): Sides {
  const { platforms } = checkNamed('reveal', rules, options, { noun: 'option' });
  const suites = experiment.suites(results.run?.header.profile ?? 'quick');
  const suite = suites.find(({ id }) => id === prediction.suite);
  if (!suite) {
    const known = suites.map(({ id }) => id).join(', ');
    throw new RangeError(`reveal: suite is ${prediction.suite}, expected one of ${known}`);
  }
  refuseUnknownArms(suite, [...(prediction.arms ?? []), ...(prediction.order ?? [])]);
  const wanted = platforms ?? results.platforms;
  const measured = wanted.flatMap(platform => results.suite(platform, suite.id) ?? []);
  const asked = prediction.arms && [suite.baseline, ...prediction.arms];
  const arms = suite.arms.filter(
    ({ id }) =>
      (!asked || asked.includes(id)) && (measured.length === 0 || measured.some(of => of.arms.includes(id))),
  );
  return { suite, arms, measured, models: modelsOf(suite, arms, ceilingsOf()) };

  function ceilingsOf() {
    // The last that has any: those of native code are not measured.
    const ceilings = measured
      .map(({ platform }) => results.ceilings(platform))
      .filter(rows => rows.length > 0)
      .at(-1);
    return ceilings && roofline(ceilings);
  }
}

function modelsOf(
  suite: Suite,
  arms: readonly Arm[],
  roof: ReturnType<typeof roofline> | undefined,
): ModelSide[] {
  const baseline = modelCosts(suite.arms.find(({ id }) => id === suite.baseline)!, roof);
  const costs = arms.map(arm => modelCosts(arm, roof));
  const side = (name: string, symbol: ModelSide['symbol'], of: (costs: ModelCosts) => number | undefined) => {
    const first = of(baseline);
    return first ? [{ name, symbol, values: costs.map(cost => of(cost)! / first) }] : [];
  };
  return [
    ...side('MACs', 'line-ns-open', ({ macs }) => macs),
    ...side('memory access cost', 'square-open', ({ memoryAccessCost }) => memoryAccessCost),
    ...side('roofline', 'triangle-up-open', ({ roofline }) => roofline),
  ];
}

function refuseUnknownArms(suite: Suite, arms: readonly string[]): void {
  const known = suite.arms.map(({ id }) => id);
  const unknown = arms.find(arm => !known.includes(arm));
  if (unknown !== undefined) {
    throw new RangeError(`reveal: ${suite.id} has no arm ${unknown}, expected one of ${known.join(', ')}`);
  }
}

function captionOf(
  { ratios, order }: Prediction,
  { run }: Results,
  measured: readonly SuiteResults[],
): string {
  const said = ratios.size > 0 || order ? '' : NOTHING_SAID;
  const interval =
    measured.length > 0 ? measured[0].ratio(measured[0].arms[0], measured[0].arms[0]) : undefined;
  const bars =
    run && interval
      ? `Bars are ${significant(100 * interval.level, 2)} % intervals of the measured ratios. ${measuredOn(run.header)}`
      : 'Nothing was measured.';
  return `${said}Grey: what the cost models predict. ${bars}`;
}
