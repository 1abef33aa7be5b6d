import { graphData } from '../../measure/graphs/graph-data.js';
import type { ProcessPool } from '../../measure/passes/process-pool.js';
import { undisturbedPass } from '../../measure/passes/undisturbed-pass.js';
import type { PlannedSuite } from '../../measure/plan.js';
import type { RoundLimits } from '../../measure/protocol.js';
import { joined } from '../../measure/results/joined-row.js';
import type { Settings, TimedRow } from '../../measure/results/rows.js';
import { type SuiteResults, suiteResults } from '../../measure/results/suite-results.js';
import type { ExperimentSource } from '../../measure/source.js';
import type { Graph } from '../../networks/graph/graph.js';
import type { PlaceName } from '../../networks/platforms.js';
import { type OtherGraph, type SuiteData, suiteOf } from './arms.js';

/** A suite of the doctor: the network as it is, and layers or changed networks, measured in passes. */
export class DoctorSuite {
  readonly #pool: ProcessPool;
  readonly #planned: PlannedSuite;
  readonly #source: ExperimentSource;
  readonly #level: number | undefined;
  #rows: readonly TimedRow[] | undefined;

  constructor(
    pool: ProcessPool,
    data: {
      readonly suite: string;
      readonly platform: PlaceName;
      readonly whole: Graph;
      readonly seed: number;
    },
    others: readonly OtherGraph[],
    { level }: Settings,
  ) {
    const { seed } = data;
    const sent: SuiteData = {
      ...data,
      whole: graphData(data.whole, seed),
      others,
    };
    const suite = suiteOf(sent);
    this.#pool = pool;
    this.#level = level;
    this.#planned = { kind: 'suite', platform: data.platform, suite, arms: suite.arms, phases: [] };
    this.#source = { module: new URL('./arms.js', import.meta.url).href, data: sent };
  }

  /** Checks and warms up. */
  open(): Promise<void> {
    return this.#pool.open([this.#toOpen]);
  }

  /** @throws {Error} how the process failed */
  async pass(limits: RoundLimits): Promise<void> {
    const { rows } = await undisturbedPass(() => this.#pool.pass(this.#toOpen, limits));
    this.#rows = this.#rows?.map((before, i) => joined(before, rows[i])) ?? rows;
  }

  /** Of all passes so far; undefined before the first. */
  get results(): SuiteResults | undefined {
    return this.#rows && suiteResults(this.#rows, { level: this.#level });
  }

  get rows(): readonly TimedRow[] {
    return this.#rows ?? [];
  }

  /** As the pool knows it. */
  get planned(): PlannedSuite {
    return this.#planned;
  }

  get #toOpen() {
    return { suite: this.#planned, run: { source: this.#source } };
  }
}
