import { checkNamed, isCount, optional, type RulesOf, required } from '../../errors/arguments.js';
import type { LayerUnit } from '../../measure/graphs/graph-arms.js';
import type { GraphComparison } from '../../measure/graphs/graph-comparison.js';
import { timeGraphs } from '../../measure/graphs/time-graphs.js';
import type { Profile } from '../../measure/results/rows.js';
import type { Graph } from '../../networks/graph/graph.js';
import { formatPlural } from '../../reports/format.js';
import { interruptible } from './interrupt.js';
import { notebookProfile } from './measure.js';
import { optionRules } from './option-rules.js';
import { progressDisplay } from './progress.js';

/** How graphs are compared. */
export interface CompareGraphsOptions {
  /** A name of `platformNames`, or `onnxruntime` where it is installed; `wasm` where it is absent. */
  readonly platform?: string;
  /** Times every op alone as well (`true` or `'op'`), or all ops of a kind together; only whole graphs if absent. */
  readonly perLayer?: LayerUnit | boolean;
  /** `BEYOND_FLOPS_PROFILE` where it is absent, and `quick` without that. */
  readonly profile?: Profile;
  /** Rounds to make, all in one go; as many as the profile has where it is absent. */
  readonly rounds?: number;
  /** Of inputs, weights, orders and intervals; 1 where it is absent. */
  readonly seed?: number;
}

const rules: RulesOf<CompareGraphsOptions> = {
  platform: optional(required('the name of a platform', value => typeof value === 'string')),
  perLayer: optional(
    required("true, false, 'op' or 'kind'", value => [true, false, 'op', 'kind'].some(one => one === value)),
  ),
  profile: optionRules.profile,
  rounds: optional(required('a positive integer', isCount)),
  seed: optionRules.seed,
};

/**
 * Times graphs against each other by the protocol of the experiments, in a process of their own: each output checked
 * against the reference first, warm-up, rounds in random order, the first graph a second time (A/A), medians, ratios
 * with intervals.
 *
 * In a script, a notebook cell or anywhere else: `await compareGraphs({ mine, theirs }, { platform: 'wasm' })`. It shows
 * a progress bar under a running cell; interrupting the cell ends the process.
 *
 * @param graphs  by name; the first is the baseline
 * @throws {InputError} where there is no graph, one cannot be run, or there is no such platform or option
 * @throws {Error} where the cell is interrupted
 */
export async function compareGraphs(
  graphs: Readonly<Record<string, Graph>>,
  options: CompareGraphsOptions = {},
): Promise<GraphComparison> {
  const asked = checkNamed('compareGraphs', rules, options, { noun: 'option' });
  const { platform = 'wasm', perLayer = false, profile = notebookProfile(), rounds, seed = 1 } = asked;
  const unit = perLayer === true ? 'op' : perLayer || undefined;
  const progress = progressDisplay(`${Object.keys(Object(graphs)).join(', ')} on ${platform}`);
  try {
    const comparison = await interruptible(signal =>
      timeGraphs(graphs, {
        ...{ platform, perLayer: unit, profile, rounds, seed, signal },
        onProgress: ({ phase, fraction }) => progress.stage(phase, fraction),
      }),
    );
    if (!comparison) throw new Error('compareGraphs: interrupted before the end');
    const { settings } = comparison.run.header;
    progress.finish(
      `${formatPlural(settings.rounds, 'round')} in a process of their own`,
      comparison.notices,
    );
    return comparison;
  } catch (error) {
    // A bar that still moves would say that something is being done.
    progress.finish('not measured', []);
    throw error;
  }
}
