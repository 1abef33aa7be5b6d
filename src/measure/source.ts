import type { MeasuredExperiment } from './arms.js';

/** Where a measuring process finds an experiment. */
export interface ExperimentSource {
  /** URL of a compiled module that exports `experiment`: an experiment, or a function that makes one from `data`. */
  readonly module: string;
  /** What the function is called with: a value that can be sent to another process, typed arrays included. */
  readonly data?: unknown;
}

/**
 * Imports the experiment of a source.
 *
 * @throws {Error} where the module exports no experiment
 */
export async function importMeasured({ module, data }: ExperimentSource): Promise<MeasuredExperiment> {
  const { experiment } = (await import(module)) as { experiment?: unknown };
  const made = typeof experiment === 'function' ? experiment(data) : experiment;
  if (typeof made?.suites === 'function') return made;
  throw new Error(`${module}: exports no experiment, expected one, or a function that makes one`);
}
