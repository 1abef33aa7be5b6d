import { countGraph } from '../cost/counts.js';
import { InputError, unknownName } from '../errors/input-error.js';
import { INSTALL_NATIVE } from '../networks/native/installed.js';
import { defaultPlaces, nativeInstalled, nativeVersion } from '../networks/native/onnxruntime.js';
import type { Engine } from '../networks/platform.js';
import { engineOf, NATIVE, type PlaceName, placeNames, SIDE_BY_SIDE } from '../networks/platforms.js';
import type { Arm, MeasuredExperiment, Suite } from './arms.js';
import { graphOfArm, suitesOf } from './build-once.js';
import type { Profile, RunSelection } from './results/rows.js';
import { type PassSettings, passSettingsFor } from './settings.js';

/** What a measuring process is doing. */
export type Phase = 'check' | 'warm-up' | 'rounds' | 'ceilings';

/** The phases of a job in order, with the rough time of each in ms. */
export type PlannedPhases = readonly { readonly phase: Phase; readonly estimatedMs: number }[];

/** A suite on one platform. */
export interface PlannedSuite {
  readonly kind: 'suite';
  readonly platform: PlaceName;
  readonly suite: Suite;
  /** The arms that are measured, in the suite's order. */
  readonly arms: readonly Arm[];
  readonly phases: PlannedPhases;
}

/** The ceilings that all platforms of an engine share. */
export interface PlannedCeilings {
  readonly kind: 'ceilings';
  readonly engine: Engine;
  readonly phases: PlannedPhases;
}

/** What one worker process does. */
export type PlannedJob = PlannedSuite | PlannedCeilings;

export interface Plan {
  readonly jobs: readonly PlannedJob[];
  /** The engine of each requested platform that the experiment runs on; of the native one with its version. */
  readonly engines: Readonly<Record<string, string>>;
  /** Rough total time in ms: good enough for a progress bar, not for a prediction. */
  readonly estimatedMs: number;
  readonly selection: RunSelection;
}

export interface PlanOptions {
  readonly profile: Profile;
  /** Names of platforms; all by default, the native engine among them where it is on. */
  readonly platforms?: readonly string[];
  /** `<suite>/<arm>`, or `<suite>` for all its arms; all by default. */
  readonly cases?: readonly string[];
  /** Checks only, nothing timed: no ceilings, and no baseline besides the requested cases. */
  readonly checkOnly?: boolean;
}

/** Times assumed in the estimates: of a multiply-accumulate, of starting a worker, and of the ceilings. */
const NS_PER_MAC = 1;
const START_MS = 300;
const CEILINGS_MS: { readonly [P in Profile]: number } = { smoke: 500, quick: 4000, full: 6000 };

/**
 * Plans a run of an experiment. A suite's baseline is measured along with every requested case, because ratios are
 * taken against it.
 *
 * @throws {InputError} where a platform or a case does not exist in this profile
 */
export function planRun(experiment: MeasuredExperiment, options: PlanOptions): Plan {
  const { profile, platforms: asked = defaultPlaces(), cases, checkOnly = false } = options;
  for (const name of asked) {
    if (!(placeNames as readonly string[]).includes(name)) throw unknownName('platform', name, placeNames);
  }
  if (asked.includes(NATIVE) && !nativeInstalled()) {
    throw new InputError(`platform ${NATIVE}: not installed, expected onnxruntime-node: ${INSTALL_NATIVE}`);
  }
  const suites = suitesOf(experiment, profile);
  refuseUnknownCases(experiment, suites, cases);
  const offered = placeNames.filter(name => suites.some(suite => runsOn(suite, name)));
  const chosen = offered.filter(name => asked.includes(name));
  const measured = chosen.flatMap(platform =>
    suites.flatMap((suite): PlannedSuite[] => {
      const arms = armsOf(suite, cases, checkOnly);
      if (arms.length === 0 || !runsOn(suite, platform)) return [];
      const phases = estimate(arms, passSettingsFor(profile), checkOnly);
      return [{ kind: 'suite', platform, suite, arms, phases }];
    }),
  );
  const jobs: readonly PlannedJob[] = [
    ...(experiment.needsCeilings && !checkOnly ? ceilingsOf(measured, profile) : []),
    ...measured,
  ];
  const estimatedMs = jobs.flatMap(job => job.phases).reduce((sum, { estimatedMs: ms }) => sum + ms, 0);
  // A native engine is the program of others: which version it is belongs to the run.
  const engines = Object.fromEntries(
    chosen.map(name => [name, name === NATIVE ? nativeVersion() : engineOf(name)]),
  );
  const somePlatforms = offered.some(name => name !== NATIVE && !chosen.includes(name));
  const selection = cases ? 'cases' : somePlatforms ? 'platforms' : 'all';
  return { jobs, engines, estimatedMs, selection };
}

/** One job per engine, however many of its platforms are measured: the loops belong to the engine. */
function ceilingsOf(suites: readonly PlannedSuite[], profile: Profile): PlannedCeilings[] {
  const engines = new Set(
    suites.map(({ platform }) => engineOf(platform)).filter(engine => engine !== 'native'),
  );
  const phases = [{ phase: 'ceilings' as const, estimatedMs: CEILINGS_MS[profile] }];
  return [...engines].map(engine => ({ kind: 'ceilings', engine, phases }));
}

/** Whether a suite is measured on a platform: if it lists it; on the native engine if it times whole graphs. */
export function runsOn({ platforms, arms }: Suite, place: PlaceName): boolean {
  if (place !== NATIVE) return platforms.includes(place);
  return !platforms.includes(SIDE_BY_SIDE) && arms.every(arm => !arm.only);
}

/** The cases of an experiment in a profile, `<suite>/<arm>`. */
export function caseNames(suites: readonly Suite[]): string[] {
  return suites.flatMap(suite => suite.arms.map(arm => `${suite.id}/${arm.id}`));
}

function refuseUnknownCases(
  { id }: MeasuredExperiment,
  suites: readonly Suite[],
  cases: readonly string[] | undefined,
): void {
  const known = [...suites.map(suite => suite.id), ...caseNames(suites)];
  for (const name of cases ?? []) {
    if (!known.includes(name)) throw unknownName(`${id}: case`, name, known);
  }
}

function armsOf(suite: Suite, cases: readonly string[] | undefined, checkOnly: boolean): readonly Arm[] {
  if (!cases || cases.includes(suite.id)) return suite.arms;
  const asked = (arm: Arm) => cases.includes(`${suite.id}/${arm.id}`);
  if (!suite.arms.some(asked)) return [];
  return suite.arms.filter(arm => asked(arm) || (!checkOnly && arm.id === suite.baseline));
}

function estimate(arms: readonly Arm[], settings: PassSettings, checkOnly: boolean): PlannedPhases {
  const runsMs = arms.map(arm => (macsOf(arm) * NS_PER_MAC) / 1e6);
  // The A/A arm adds one more of about average length.
  const sum = (of: (runMs: number) => number) =>
    runsMs.reduce((total, runMs) => total + of(runMs), 0) * (1 + 1 / arms.length);
  const check = { phase: 'check' as const, estimatedMs: START_MS + sum(runMs => 2 * runMs + 1) };
  if (checkOnly) return [check];
  const { leastRounds, minRoundMs, minIterations, minWarmupMs } = settings;
  return [
    check,
    { phase: 'warm-up', estimatedMs: sum(runMs => Math.max(minWarmupMs, 2 * runMs)) },
    { phase: 'rounds', estimatedMs: leastRounds * sum(runMs => Math.max(minRoundMs, minIterations * runMs)) },
  ];
}

/** 0 for a graph that cannot be built: its row will say why. */
function macsOf(arm: Arm): number {
  try {
    return countGraph(graphOfArm(arm), arm.only).macs;
  } catch {
    return 0;
  }
}
