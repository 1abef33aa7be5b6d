import type { MeasuredExperiment } from '../measure/arms.js';
import type { Results } from '../measure/results/results.js';
import type { Published } from '../papers/published.js';
import type { Figure } from '../reports/figure.js';
import type { Table } from '../reports/table.js';

/** One experiment: a question, what is counted, what is timed, and what would count as an answer. */
export interface Experiment extends MeasuredExperiment {
  readonly title: string;
  readonly question: string;
  readonly published: readonly Published[];
  /** Paper beside here. */
  readonly tables: readonly Maker<Table>[];
  readonly figures: readonly Maker<Figure>[];
  /** Markdown: what to see, why, errata, and what it means if this machine disagrees. */
  readonly analysis: string;
}

/** Makes one or more tables or figures of results; undefined where there is nothing to show. */
export type Maker<T> = (results: Results) => T | readonly T[] | undefined;
