import { checkNamed, expectObject, optional, type RulesOf, required } from '../../errors/arguments.js';
import type { FunctionsJob } from '../../measure/messages.js';
import type { ArmTimes } from '../../measure/protocol.js';
import type { Profile } from '../../measure/results/rows.js';
import { settingsFor } from '../../measure/settings.js';
import { runInWorker } from '../../measure/worker-process.js';
import { formatPlural } from '../../reports/format.js';
import { interruptible } from '../cells/interrupt.js';
import { notebookProfile } from '../cells/measure.js';
import { optionRules } from '../cells/option-rules.js';
import { type ProgressDisplay, progressDisplay } from '../cells/progress.js';
import { comparisonOf, type FunctionComparison } from './comparison.js';

/** A function to be timed, or its source, a JavaScript function expression. It returns what it has computed. */
export type TimedFunction<I> = string | ((input: I) => number);

/** How functions are timed, and on what input. */
export interface CompareOptions<I> {
  /** A function that makes the argument, or its source; it is called once for each function. */
  readonly input?: string | (() => I);
  /** `BEYOND_FLOPS_PROFILE` by default, or `quick` if that is not set. */
  readonly profile?: Profile;
  /** Seed of the order of the functions in each round; 1 by default. */
  readonly seed?: number;
}

const rules: RulesOf<CompareOptions<never>> = {
  input: optional(
    required('a function, or its source', value => ['function', 'string'].includes(typeof value)),
  ),
  profile: optionRules.profile,
  seed: optionRules.seed,
};

/**
 * Times functions against each other by the protocol of the experiments, in a separate process: outputs compared
 * before the clock starts, warm-up, rounds in random order, an A/A arm, medians, ratios with intervals.
 *
 * Only the source of a function is sent to the other process: it can use its argument and what it declares itself, but
 * neither variables of cells nor imports. It is compiled afresh there, whatever it was called with before.
 * Interrupting the cell ends the process.
 *
 * @param functions  by name; the first is the baseline
 * @throws {InputError} where the functions are no object, or there is no such option
 * @throws {RangeError} where it is given no functions
 * @throws {Error} where one of them cannot be timed (see `timeFunctions`), or the cell is interrupted
 */
export async function compareFunctions<I>(
  functions: Readonly<Record<string, TimedFunction<I>>>,
  options: CompareOptions<I> = {},
): Promise<FunctionComparison> {
  expectObject('compareFunctions: functions', functions, 'an object of functions by their names');
  const names = Object.keys(functions);
  if (names.length === 0) throw new RangeError('compareFunctions: got no functions, expected at least 1');
  const asked = checkNamed('compareFunctions', rules, options, { noun: 'option' });
  const { input, profile = notebookProfile(), seed = 1 } = asked;
  const settings = settingsFor(profile);
  const progress = progressDisplay(names.join(', '));
  const times = await timesOf(
    {
      kind: 'functions',
      functions: names.map(name => ({ name, source: String(functions[name]) })),
      input: input === undefined ? undefined : String(input),
      seed,
      settings,
    },
    progress,
  ).catch(error => {
    // A bar that keeps moving would suggest that work goes on.
    progress.finish('not measured', []);
    throw error;
  });
  progress.finish(`${formatPlural(settings.rounds, 'round')} in a separate process`, []);
  return comparisonOf(names, times);
}

function timesOf(job: FunctionsJob, progress: ProgressDisplay): Promise<readonly ArmTimes[]> {
  return interruptible(async signal => {
    let times: readonly ArmTimes[] | undefined;
    const failure = await runInWorker(
      job,
      message => {
        if (message.type === 'functions') times = message.times;
        else if (message.type === 'progress') progress.stage(message.phase, message.done / message.total);
      },
      signal,
    );
    if (signal.aborted) throw new Error('compareFunctions: interrupted before the end');
    if (!times) throw new Error(`compareFunctions: ${failure}`);
    return times;
  });
}
