import type { Data } from 'plotly.js';
import { isPrecise } from '../measure/judging/open-suites.js';
import type { Judgement } from '../measure/judging/verdict.js';
import type { Figure } from './figure.js';
import type { Finding } from './finding.js';
import { significant } from './format.js';
import type { Table } from './table.js';
import { COLOURS } from './theme.js';

/** A timed claim on a platform, in each of several runs. */
export interface RepeatedClaim {
  readonly experiment: string;
  readonly claim: string;
  readonly platform: string;
  /** In the order of the runs; undefined where a run did not measure it. */
  readonly judgements: readonly (Judgement | undefined)[];
}

/** How well several runs of the same experiments on one machine agree. */
export interface Stability {
  readonly runs: number;
  readonly claims: readonly RepeatedClaim[];
  /** A/A intervals of all suites of all runs: by number of threads, how many are precise, and how many lie beside 1. */
  readonly pairs: { readonly [T in 'one' | 'several']: { all: number; precise: number; different: number } };
}

/** What several runs say, each by its findings. */
export function stabilityOf(runs: readonly (readonly Finding[])[]): Stability {
  const claims = new Map<string, { -readonly [K in keyof RepeatedClaim]: RepeatedClaim[K] }>();
  const pairs = {
    one: { all: 0, precise: 0, different: 0 },
    several: { all: 0, precise: 0, different: 0 },
  };
  for (const [run, findings] of runs.entries()) {
    for (const { experiment, claims: judged, results } of findings) {
      for (const { claim, verdicts } of judged) {
        if (claim.kind === 'exact') continue;
        for (const { platform, judgement } of verdicts) {
          if (!judgement) continue;
          const key = JSON.stringify([experiment.id, claim.id, platform]);
          const known = claims.get(key) ?? {
            ...{ experiment: experiment.id, claim: claim.id, platform },
            judgements: runs.map(() => undefined),
          };
          known.judgements = known.judgements.map((other, i) => (i === run ? judgement : other));
          claims.set(key, known);
        }
      }
      for (const suite of results.platforms.flatMap(platform => results.suitesOf(platform))) {
        const { noise, platform } = suite;
        if (!noise) continue;
        const count = pairs[platform.includes('threads') ? 'several' : 'one'];
        count.all++;
        if (isPrecise(suite)) count.precise++;
        if (noise.low > 1 || noise.high < 1) count.different++;
      }
    }
  }
  return { runs: runs.length, claims: [...claims.values()], pairs };
}

/** The numbers that say whether the instrument can be believed. */
export function stabilityTable({ runs, claims, pairs }: Stability): Table {
  const verdicts = claims.map(({ judgements }) => judgements.map(judgement => judgement?.verdict));
  const flips = verdicts.filter(its => its.includes('reproduced') && its.includes('not here')).length;
  const mostOf = (its: readonly (string | undefined)[]) =>
    Math.max(...its.map(verdict => its.filter(other => other === verdict).length));
  const steady = verdicts.filter(its => mostOf(its) >= Math.ceil(0.9 * runs)).length;
  const open = (several: boolean) => {
    const its = claims
      .filter(({ platform }) => platform.includes('threads') === several)
      .flatMap(({ judgements }) => judgements.filter(judgement => judgement !== undefined));
    return share(its.filter(({ verdict }) => verdict === "can't tell").length, its.length);
  };
  const both = {
    all: pairs.one.all + pairs.several.all,
    different: pairs.one.different + pairs.several.different,
  };
  return {
    title: `${runs} runs`,
    columns: [{ label: 'what' }, { label: 'value' }],
    rows: [
      ['A/A intervals within ±2 %, one thread', share(pairs.one.precise, pairs.one.all)],
      ['A/A intervals within ±4 %, threads', share(pairs.several.precise, pairs.several.all)],
      ['A/A pairs called different', share(both.different, both.all)],
      ['claims that are "reproduced" in one run and "not here" in another', `${flips} of ${claims.length}`],
      ['claims with the same verdict in at least 9 of 10 runs', share(steady, claims.length)],
      [`"can't tell", one thread`, open(false)],
      [`"can't tell", threads`, open(true)],
    ],
    notes: [],
  };
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${significant((100 * part) / whole, 3)} % (${part} of ${whole})`;
}

/** Room of a claim, and around all of them, px. */
const ROW = 16;
const AROUND = 120;

/** The interval of every claim in every run, each over the size that counts as its effect. */
export function stabilityFigure({ runs, claims }: Stability): Figure {
  const drawn = claims.filter(({ judgements }) =>
    judgements.some(judgement => judgement?.interval && judgement.quantity && judgement.interval.low > 0),
  );
  const platforms = [...new Set(drawn.map(({ platform }) => platform))];
  const data = platforms.map((platform, colour): Partial<Data> => {
    const points = drawn.flatMap((claim, row) =>
      claim.platform !== platform
        ? []
        : claim.judgements.flatMap((judgement, run) => {
            if (!judgement?.interval || !judgement.quantity) return [];
            const { estimate, low, high } = judgement.interval;
            const { reproducedFrom } = judgement.quantity;
            if (!(low > 0 && reproducedFrom > 0)) return [];
            const y = -row + 0.35 - (0.7 * run) / Math.max(1, runs - 1);
            return [
              {
                x: estimate / reproducedFrom,
                y,
                plus: high - estimate,
                minus: estimate - low,
                reproducedFrom,
              },
            ];
          }),
    );
    return {
      type: 'scatter',
      mode: 'markers',
      name: platform,
      x: points.map(({ x }) => x),
      y: points.map(({ y }) => y),
      error_x: {
        type: 'data',
        symmetric: false,
        array: points.map(({ plus, reproducedFrom }) => plus / reproducedFrom),
        arrayminus: points.map(({ minus, reproducedFrom }) => minus / reproducedFrom),
        width: 0,
        thickness: 1,
      },
      marker: { size: 3, color: COLOURS[colour % COLOURS.length] },
    };
  });
  return {
    id: 'intervals',
    title: 'The same claims, measured again',
    caption:
      'Each row is a claim on a platform, each line in it one run. 1 is the size that counts as the effect; where the lines of a row lie side by side, the machine says the same every time.',
    data,
    layout: {
      width: 900,
      height: AROUND + ROW * drawn.length,
      margin: { l: 330 },
      xaxis: { type: 'log', title: { text: 'quantity, threshold = 1' } },
      yaxis: {
        title: { text: 'claim' },
        tickvals: drawn.map((_, row) => -row),
        ticktext: drawn.map(({ experiment, claim }) => `${experiment}: ${claim}`),
        range: [-drawn.length, 1],
      },
    },
  };
}
