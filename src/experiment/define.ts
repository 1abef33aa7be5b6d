import { readFileSync } from 'node:fs';
import type { Arm, Suite } from '../measure/arms.js';
import type { Claim } from '../measure/judging/claim.js';
import type { ExactRow, Profile } from '../measure/results/rows.js';
import { isName } from '../measure/results/schema.js';
import { engineOf, type PlaceName, platformsFor } from '../networks/platforms.js';
import type { Published } from '../papers/published.js';
import type { Figure } from '../reports/figure.js';
import type { Table } from '../reports/table.js';
import { suiteCountRows } from './counts.js';
import { shownSuites, suitesFigure, suiteTable } from './default-views.js';
import type { Experiment, Maker } from './experiment.js';

/** A suite as an experiment declares it. */
export interface SuiteDeclaration {
  readonly id: string;
  /** The id where it is absent. */
  readonly title?: string;
  readonly arms: readonly Arm[];
  /** The arm that ratios are taken against; the first where it is absent. */
  readonly baseline?: string;
  /** `fast` leaves out the platform of plain loops, `compiled` all of JavaScript; `fast` where it is absent. */
  readonly platforms?: 'all' | 'fast' | 'compiled' | readonly PlaceName[];
}

/** What an experiment has to say; everything else has a default. */
export interface Declaration {
  /** The name of its folder. */
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly published?: readonly Published[];
  /** Suites of each profile; the same for all profiles where it is a list. */
  readonly suites?: readonly SuiteDeclaration[] | ((profile: Profile) => readonly SuiteDeclaration[]);
  /** Whether the machine's ceilings are measured for a roofline; not where it is absent. */
  readonly needsCeilings?: boolean;
  /** The counts of all arms of the full profile where it is absent. */
  readonly exact?: () => readonly ExactRow[];
  readonly claims?: readonly Claim[];
  /** A table a suite where it is absent. */
  readonly tables?: readonly Maker<Table>[];
  /** Measured times over the baseline's, a panel a suite, where it is absent. */
  readonly figures?: readonly Maker<Figure>[];
  /** Markdown; the file `analysis.md` of the folder where it is absent. */
  readonly analysis?: string;
}

/**
 * An experiment of its declaration.
 *
 * @throws {Error} where two suites, arms or claims have one id, an id cannot be written to result files, or a baseline is
 * not an arm of its suite
 */
export function defineExperiment(declaration: Declaration): Experiment {
  const { id, suites: declared = [], claims = [] } = declaration;
  const kept = new Map<Profile, readonly Suite[]>();
  const suites = (profile: Profile): readonly Suite[] => {
    const known =
      kept.get(profile) ??
      (typeof declared === 'function' ? declared(profile) : declared).map(suite => completeSuite(id, suite));
    kept.set(profile, known);
    return known;
  };
  refuseTwice(`${id}: claim`, claims);
  if (typeof declared !== 'function') refuseTwice(`${id}: suite`, suites('full'));
  const shown: (results: Parameters<Maker<Table>>[0]) => readonly Suite[] = results =>
    shownSuites(suites('quick'), suites('full'), results);
  return {
    id,
    title: declaration.title,
    question: declaration.question,
    published: declaration.published ?? [],
    needsCeilings: declaration.needsCeilings ?? false,
    claims,
    suites,
    exact: declaration.exact ?? (() => suiteCountRows(suites('full'))),
    tables: declaration.tables ?? [results => shown(results).map(suite => suiteTable(suite, results))],
    figures: declaration.figures ?? [results => suitesFigure(shown(results), results)],
    get analysis() {
      return declaration.analysis ?? analysisOf(id);
    },
  };
}

function completeSuite(experiment: string, suite: SuiteDeclaration): Suite {
  const { id, title = id, arms, baseline = arms[0]?.id, platforms = 'fast' } = suite;
  const where = `${experiment}: suite ${id}`;
  refuseTwice(`${where}: arm`, arms);
  for (const named of [id, ...arms.map(arm => arm.id)]) {
    if (!isName(named))
      throw new Error(`${where}: id is ${named}, expected up to 200 visible characters, none of <, > and \``);
  }
  if (!arms.some(arm => arm.id === baseline)) {
    const known = arms.map(arm => arm.id).join(', ') || 'none';
    throw new Error(`${where}: baseline is ${baseline}, expected one of its arms: ${known}`);
  }
  return { id, title, baseline, arms, platforms: placesOf(platforms) };
}

function placesOf(platforms: NonNullable<SuiteDeclaration['platforms']>): readonly PlaceName[] {
  if (typeof platforms !== 'string') return platforms;
  const fast = platformsFor(platforms === 'all' ? 'small' : 'large');
  return platforms === 'compiled' ? fast.filter(name => engineOf(name) !== 'javascript') : fast;
}

function refuseTwice(what: string, named: readonly { readonly id: string }[]): void {
  const ids = named.map(one => one.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new Error(`${what} ${twice} is declared twice, expected once`);
}

/** The text beside an experiment's declaration, seen from dist/src/experiment/; empty where there is none. */
function analysisOf(id: string): string {
  try {
    return readFileSync(new URL(`../../../experiments/${id}/analysis.md`, import.meta.url), 'utf8');
  } catch {
    return '';
  }
}
