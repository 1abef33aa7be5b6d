import type { PlotData } from 'plotly.js';
import { expectReport } from '../../doctor/expect-report.js';
import { rules } from '../../doctor/findings/index.js';
import type { DoctorReport, Finding } from '../../doctor/report-type.js';
import { expectObject, refuse } from '../../errors/arguments.js';
import { plainText } from '../../errors/foreign-text.js';
import { unknownName } from '../../errors/input-error.js';
import { scaled } from '../../measure/judging/statistics.js';
import type { Figure } from '../../reports/figure.js';
import { formatInterval, significant } from '../../reports/format.js';
import { intervalBars } from '../../reports/interval-line.js';
import type { Table } from '../../reports/table.js';
import { tableOf } from '../../reports/table-of.js';
import { platformColour } from '../../reports/theme.js';
import { GUESS_STYLE } from '../course/predict.js';

/** What a reader expects the changes of some rules to save, % of the time of the whole network. */
export type Savings = Readonly<Record<string, number>>;

const ROW_HEIGHT = 46;
/** Longer titles go on in a second line. */
const LINE_LENGTH = 46;

/** What was found, what changing it saves, and what the reader had expected. */
export function findingsTable(report: DoctorReport, guess?: Savings): Table {
  const guesses = guessesOf('findingsTable', report, guess);
  return tableOf<Finding>(
    'What was found, and what changing it saves',
    report.findings,
    [
      { label: 'rule', cell: ({ rule }) => rule },
      { label: 'finding', cell: ({ title }) => plainText(title) },
      { label: 'you said', unit: '%', cell: finding => guesses.get(finding) ?? null },
      { label: 'saves', unit: '% of the time', cell: ({ share }) => formatInterval(scaled(share, 100)) },
      { label: 'verdict', cell: ({ verdict }) => verdict },
      { label: 'function', cell: ({ kind }) => kind },
      { label: 'what to change', cell: ({ advice }) => plainText(advice) },
    ],
    [
      'Each change was made alone and measured in turns with the network as it is.',
      ...Object.keys(guess ?? {})
        .filter(rule => report.findings.every(finding => finding.rule !== rule))
        .map(rule => `${rule}: nothing was worth measuring here.`),
    ],
  );
}

/** What each change saves, with its interval, and what the reader had expected. */
export function savingsFigure(report: DoctorReport, guess?: Savings): Figure {
  const guesses = guessesOf('savingsFigure', report, guess);
  const { findings } = report;
  const names = findings.map(({ title }, i) => `${i + 1}. ${lines(plainText(title))}`);
  const shares = findings.map(({ share }) => share);
  const data: Partial<PlotData>[] = [
    {
      type: 'scatter',
      mode: 'markers',
      name: 'measured',
      x: shares.map(({ estimate }) => 100 * estimate),
      y: names,
      error_x: intervalBars(shares, 100),
      marker: { size: 9, color: platformColour(findings[0]?.platform ?? 'wasm') },
    },
    ...(guesses.size > 0
      ? [{ ...GUESS_STYLE, x: findings.map(one => guesses.get(one) ?? null), y: names }]
      : []),
  ];
  return {
    id: 'savings',
    title: 'What each change saves',
    caption:
      'Each change alone, measured in turns with the network as it is; bars are confidence intervals. Left of 0, the changed ' +
      'network takes longer.',
    data,
    layout: {
      height: 170 + ROW_HEIGHT * findings.length,
      margin: { l: 40, r: 30, t: 70, b: 110 },
      xaxis: { title: { text: 'saved time, % of the whole' }, zeroline: true, zerolinecolor: '#222222' },
      yaxis: { type: 'category', autorange: 'reversed' },
      legend: { orientation: 'h', x: 0, y: 0, yref: 'container', yanchor: 'bottom' },
    },
    measured: true,
  };
}

/** A guess belongs to the first finding of its rule; one of a rule that found nothing worth measuring is left out. */
function guessesOf(where: string, report: DoctorReport, guess: Savings = {}): ReadonlyMap<Finding, number> {
  expectReport(where, report);
  expectObject(`${where}: guess`, guess, 'an object of per cent by rule, for instance { groups: 5 }');
  const guesses = new Map<Finding, number>();
  for (const [rule, percent] of Object.entries(guess)) {
    if (!Number.isFinite(percent)) refuse(`${where}: ${rule}`, percent, 'a number of per cent');
    if (!rules.some(({ name }) => name === rule)) {
      throw unknownName(
        'rule',
        rule,
        rules.map(({ name }) => name),
      );
    }
    const finding = report.findings.find(one => one.rule === rule);
    if (finding) guesses.set(finding, percent);
  }
  return guesses;
}

function lines(title: string): string {
  const broken = [''];
  for (const word of title.split(' ')) {
    const longer = `${broken.at(-1)} ${word}`.trim();
    if (longer.length <= LINE_LENGTH) broken[broken.length - 1] = longer;
    else broken.push(word);
  }
  // Plotly takes what stands between < and > for formatting.
  return broken.map(line => line.replaceAll('<', '&lt;')).join('<br>');
}

/** The whole time and what of it the multiply-accumulates explain, in a sentence. */
export function promiseText(report: DoctorReport): string {
  expectReport('promiseText', report);
  const { platforms, counts } = report;
  const [{ platform, whole, ceilings }] = platforms;
  const time = `On ${platform}, the network takes ${formatInterval(whole)} ms`;
  if (!ceilings) return `${time}.`;
  const promised = counts.flops / (ceilings.gflops * 1e6);
  return `${time}. At ${significant(ceilings.gflops)} GFLOP/s, its multiply-accumulates would take ${significant(promised)} ms.`;
}
