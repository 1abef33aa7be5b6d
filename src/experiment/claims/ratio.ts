import type { Claim } from '../../measure/judging/claim.js';
import type { Interval } from '../../measure/judging/statistics.js';
import { type Floor, type Judgement, judgeAll, judgeRatio } from '../../measure/judging/verdict.js';
import type { Results, SuiteResults } from '../../measure/results/results.js';
import { halfOf, TEN_PERCENT, type Threshold, thresholdRule } from './threshold.js';

/** What every claim says for itself. */
export interface ClaimText {
  readonly id: string;
  readonly statement: string;
  /** Where the paper says it. */
  readonly source: string;
}

/** The suite that a claim is about: its id, or a choice among those that were measured. */
export type SuiteChoice = string | ((results: Results, platform: string) => SuiteResults | undefined);

/** What the times of a ratio are divided by first; both follow the multiply-accumulates. */
export type Per = 'multiply-accumulate' | 'image';

/** How large a ratio of times has to be, and what it is called. */
export interface RatioOptions {
  /** Nothing where whole times are compared. */
  readonly per?: Per;
  /** What the paper printed for this ratio. */
  readonly published?: number;
  /** Half of the published effect where it is absent, or 10 % without one. */
  readonly threshold?: Threshold;
  /** `A/A interval` where the ratio's own interval has not the noise of the rounds in it. */
  readonly floor?: Floor;
  /** How the two arms are called in rule and evidence; by their ids where it is absent. */
  readonly names?: readonly [arm: string, over: string];
}

/** A claim about two arms of a suite; id and statement are made of the arms' names where they are absent. */
export type PairOptions = RatioOptions &
  Partial<ClaimText> & { readonly suite: SuiteChoice; readonly source: string };

/**
 * A claim that an arm takes longer than another one, in the rounds of one suite:
 *
 *   time(arm) / time(over), or per multiply-accumulate, from the threshold on
 */
export function slower(arm: string, over: string, options: PairOptions): Claim {
  return pairClaim(arm, over, options, 'takes longer', options.threshold ?? thresholdOf(options));
}

/** A claim that an arm takes less time than another one: `slower` with its threshold below 1. */
export function faster(arm: string, over: string, options: PairOptions): Claim {
  const { threshold = options.published ? halfOf(options.published) : { from: 1 / TEN_PERCENT.from } } =
    options;
  return pairClaim(arm, over, options, 'takes less time', threshold);
}

function pairClaim(
  arm: string,
  over: string,
  options: PairOptions,
  verb: string,
  threshold: Threshold,
): Claim {
  const { suite, source, published, per } = options;
  const [name, overName] = options.names ?? [arm, over];
  const place = typeof suite === 'string' ? suite : 'measured';
  return {
    id: options.id ?? `${verb.endsWith('longer') ? 'slower' : 'faster'}-${place}-${arm}`,
    statement: options.statement ?? `${name} ${verb}${per ? ` per ${per}` : ''} than ${overName}.`,
    source,
    kind: 'timed',
    ...(published !== undefined && { published }),
    rule: `${ratioName(arm, over, options)}: ${thresholdRule(threshold)}`,
    judge(results, platform) {
      const measured = chosenSuite(suite, results, platform);
      if (!measured) return undefined;
      const names = [name, `${overName}${whichSuite(suite, measured)}`] as const;
      return judgePair(measured, arm, over, { ...options, names, threshold });
    },
  };
}

/**
 * A claim about several ratios at once, of which the weakest verdict decides.
 *
 * @param text   `rule` says what the ratios are; that the weakest decides is added
 * @param judge  one judgement a ratio; undefined where one was not measured
 */
export function weakestOf(
  text: ClaimText & { readonly rule: string; readonly published?: number },
  judge: (results: Results, platform: string) => readonly (Judgement | undefined)[],
): Claim {
  return {
    ...text,
    kind: 'timed',
    rule: `${text.rule}; the weakest verdict decides`,
    judge(results, platform) {
      const judgements = judge(results, platform).filter(one => one !== undefined);
      return judgements.length > 0 ? judgeAll(judgements) : undefined;
    },
  };
}

/**
 * `weakestOf` ratios in several suites.
 *
 * @param things  what the ratios are of, each with its suite; one whose suite was not measured has none
 */
export function weakestInSuites<T extends { readonly suite: SuiteChoice }>(
  text: ClaimText & { readonly rule: string },
  things: readonly T[],
  judge: (suite: SuiteResults, thing: T) => readonly (Judgement | undefined)[],
): Claim {
  return weakestOf(text, (results, platform) =>
    things.flatMap(thing => {
      const suite = chosenSuite(thing.suite, results, platform);
      return suite ? judge(suite, thing) : [];
    }),
  );
}

/**
 * A claim about the geometric mean of the ratios of several pairs of arms.
 *
 * @param pairs  those that a suite measured
 */
export function slowerOnAverage(
  what: string,
  options: RatioOptions & ClaimText & { readonly suite: SuiteChoice },
  pairs: (suite: SuiteResults) => readonly (readonly [arm: string, over: string])[],
): Claim {
  const { suite, id, statement, source, published, threshold = thresholdOf(options) } = options;
  const name = `${timeName(options.per)}, ${what}, geometric mean`;
  return {
    id,
    statement,
    source,
    kind: 'timed',
    ...(published !== undefined && { published }),
    rule: `${name}: ${thresholdRule(threshold)}`,
    judge(results, platform) {
      const measured = chosenSuite(suite, results, platform);
      const compared = measured ? pairs(measured) : [];
      const ratio = measured?.meanRatio(compared, { perMac: options.per !== undefined });
      if (!measured || !ratio) return undefined;
      const shown = `${name} of ${compared.length}${whichSuite(suite, measured)}`;
      return judgeMeasured(measured, shown, ratio, { ...options, threshold });
    },
  };
}

/** The verdict on time(arm) / time(over); undefined where one of them was not measured. */
export function judgePair(
  suite: SuiteResults,
  arm: string,
  over: string,
  options: RatioOptions,
): Judgement | undefined {
  const ratio = suite.ratio(arm, over, { perMac: options.per !== undefined });
  return ratio && judgeMeasured(suite, ratioName(arm, over, options), ratio, options);
}

/** The verdict on a ratio that was computed from a suite's rounds, against that suite's A/A pair. */
export function judgeMeasured(
  suite: SuiteResults,
  what: string,
  ratio: Interval | undefined,
  options: RatioOptions,
): Judgement {
  const { from } = options.threshold ?? thresholdOf(options);
  return judgeRatio({
    what,
    ratio,
    noise: suite.noise,
    reproducedFrom: from,
    direction: from >= 1 ? 'above' : 'below',
    ...(options.floor && { floor: options.floor }),
  });
}

/** The suite that a claim is about; undefined where it was not measured on this platform. */
export function chosenSuite(
  suite: SuiteChoice,
  results: Results,
  platform: string,
): SuiteResults | undefined {
  return typeof suite === 'string' ? results.suite(platform, suite) : suite(results, platform);
}

/** The id of a suite that was chosen among others, for the evidence. */
function whichSuite(choice: SuiteChoice, { id }: SuiteResults): string {
  return typeof choice === 'string' ? '' : ` (${id})`;
}

function thresholdOf({ threshold, published }: RatioOptions): Threshold {
  return threshold ?? (published === undefined ? TEN_PERCENT : halfOf(published));
}

/** `time per multiply-accumulate, 1:12 over 1:1`. */
function ratioName(
  arm: string,
  over: string,
  { per, names: [name, overName] = [arm, over] }: RatioOptions,
): string {
  return `${timeName(per)}, ${name} over ${overName}`;
}

function timeName(per: Per | undefined): string {
  return per ? `time per ${per}` : 'time';
}
