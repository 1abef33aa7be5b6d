import { plainLine } from '../errors/foreign-text.js';
import { InputError } from '../errors/input-error.js';
import { type JudgedClaim, judgeClaims } from '../measure/judging/judge-claims.js';
import type { Results } from '../measure/results/results.js';
import type { Figure } from '../reports/figure.js';
import type { Finding } from '../reports/finding.js';
import type { Table } from '../reports/table.js';
import type { Experiment, Maker } from './experiment.js';
import { mismatches, notices } from './notices.js';

/** A finding with the experiment that it is of. */
export interface Evaluation extends Finding {
  readonly experiment: Experiment;
}

/** Whose results are evaluated: the reader's own where nothing else is said. */
export type Provenance = Partial<Pick<Finding, 'origin' | 'published'>>;

/** What an experiment makes of its results. Each part is computed when it is first asked for, and once. */
export function evaluate(experiment: Experiment, results: Results, provenance: Provenance = {}): Evaluation {
  return new LazyEvaluation(experiment, results, provenance);
}

class LazyEvaluation implements Evaluation {
  readonly experiment: Experiment;
  readonly results: Results;
  readonly origin: Finding['origin'];
  readonly published?: Finding;
  #claims?: readonly JudgedClaim[];
  #tables?: readonly Table[];
  #figures?: readonly Figure[];
  #mismatches?: readonly string[];

  constructor(experiment: Experiment, results: Results, { origin = 'here', published }: Provenance) {
    this.experiment = experiment;
    this.results = results;
    this.origin = origin;
    this.published = published;
  }

  get claims(): readonly JudgedClaim[] {
    this.#claims ??= judgeClaims(this.experiment.claims, this.results);
    return this.#claims;
  }

  get tables(): readonly Table[] {
    this.#tables ??= this.experiment.tables.flatMap(make => this.#made(make, this.results, 'table'));
    return this.#tables;
  }

  get figures(): readonly Figure[] {
    this.#figures ??= this.experiment.figures.flatMap(make => {
      const { watched, wasTimed } = watch(this.results);
      const figures = this.#made(make, watched, 'figure');
      return wasTimed() ? figures.map(figure => ({ ...figure, measured: true })) : figures;
    });
    return this.#figures;
  }

  /**
   * @throws {InputError} where there is a run, and it cannot be shown: it may have been changed so that it still is a run,
   * but none that this experiment could have made
   */
  #made<T>(make: Maker<T>, results: Results, what: string): readonly T[] {
    try {
      return made(make, results);
    } catch (error) {
      const { run } = this.results;
      if (error instanceof InputError || !run) throw error;
      const problem = `a ${what} of ${this.experiment.id} cannot be made of it (${plainLine((error as Error).message)})`;
      throw new InputError(`run ${run.header.run}: ${problem}, expected a run of this version`, {
        cause: error,
      });
    }
  }

  get mismatches(): readonly string[] {
    this.#mismatches ??= mismatches(this.experiment, this.results);
    return this.#mismatches;
  }

  get notices(): readonly string[] {
    return [...this.mismatches, ...notices(this.experiment, this.results)];
  }
}

function made<T>(make: Maker<T>, results: Results): readonly T[] {
  const result = make(results);
  if (result === undefined) return [];
  return Array.isArray(result) ? result : [result as T];
}

/** The same results, and whether anything that was timed has been taken from them. */
function watch(results: Results): { readonly watched: Results; wasTimed(): boolean } {
  let timed = false;
  const noticed = <T>(value: T, isThere: boolean): T => {
    timed ||= isThere;
    return value;
  };
  const watched: Results = {
    ...results,
    get run() {
      return noticed(results.run, results.run !== undefined);
    },
    suite(platform, id) {
      const suite = results.suite(platform, id);
      return noticed(suite, suite !== undefined);
    },
    ceilings(platform) {
      const rows = results.ceilings(platform);
      return noticed(rows, rows.length > 0);
    },
  };
  return { watched, wasTimed: () => timed };
}
