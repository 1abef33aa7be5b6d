import type { Experiment } from '../../experiment/experiment.js';
import type { Claim } from '../../measure/judging/claim.js';
import { type ClaimVerdict, NOT_MEASURED } from '../../measure/judging/judge-claims.js';
import type { MachineRecord } from '../../measure/results/rows.js';
import { rank } from '../../measure/results/store.js';
import { placeNames } from '../../networks/platforms.js';
import type { JudgedRun } from './judged-run.js';
import { classMachineName } from './machine.js';

/** A machine of the class. */
export interface ClassMachine {
  /** See `classMachineName`. */
  readonly name: string;
  /** From its newest run. */
  readonly record: MachineRecord;
  /** Everyone who handed in a run of it; '' for files directly in the class's folder. */
  readonly handIns: readonly string[];
}

/** The run that counts for a machine. */
export interface CountedRun {
  readonly machine: string;
  readonly run: JudgedRun;
}

/** A run that was read but does not count. */
export interface OtherRun extends CountedRun {
  readonly why: string;
}

/** A claim on one platform, with a verdict for each counted run, in order. */
export interface PlatformVerdicts {
  readonly platform: string;
  readonly verdicts: readonly ClaimVerdict[];
}

/** A claim on all platforms that were measured. */
export interface ClassClaim {
  readonly claim: Claim;
  readonly platforms: readonly PlatformVerdicts[];
}

/** One version of one experiment on all machines. */
export interface ClassSection {
  readonly experiment: Experiment;
  /** Hash of what was measured, if that is not this version's experiment. */
  readonly otherDefinition?: string;
  /** One per machine, sorted by machine name. */
  readonly counted: readonly CountedRun[];
  readonly others: readonly OtherRun[];
  readonly claims: readonly ClassClaim[];
}

/** Everything that a class measured. */
export interface ClassResults {
  readonly machines: readonly ClassMachine[];
  /** Sorted by experiment, this version's before others. */
  readonly sections: readonly ClassSection[];
}

/**
 * Groups the runs of a class by experiment. Runs of another version of an experiment get their own group, because its
 * cases cannot be compared. Of the runs of one machine, the newest with all cases counts, as in a report (see
 * `latestRun`); of identical files, only the first counts.
 */
export function classResults(runs: readonly JudgedRun[]): ClassResults {
  const originals = new Map<string, JudgedRun>();
  for (const run of runs) if (!originals.has(run.digest)) originals.set(run.digest, run);
  const named = runs.map(run => {
    const original = originals.get(run.digest)!;
    return { run, original, machine: classMachineName(original.header.machine, original.handIn) };
  });
  const sections = grouped(named, ({ run }) => sectionKey(run)).map(sectionOf);
  return { machines: machinesOf(named), sections: sections.sort(bySection) };
}

/** A run with the first run of an identical file, and with its machine's name. */
interface NamedRun {
  readonly run: JudgedRun;
  readonly original: JudgedRun;
  readonly machine: string;
}

function sectionKey({ experiment, ofThisVersion, header }: JudgedRun): string {
  return JSON.stringify([experiment.id, ofThisVersion ? '' : header.definition]);
}

function bySection(a: ClassSection, b: ClassSection): number {
  const key = ({ experiment, otherDefinition = '' }: ClassSection) => `${experiment.id} ${otherDefinition}`;
  return key(a) < key(b) ? -1 : 1;
}

function machinesOf(named: readonly NamedRun[]): ClassMachine[] {
  return grouped(named, ({ machine }) => machine)
    .map(group => ({
      name: group[0].machine,
      record: newestFirst(group)[0].run.header.machine,
      handIns: [...new Set(group.map(({ run }) => run.handIn))],
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sectionOf(named: readonly NamedRun[]): ClassSection {
  const { experiment, header, ofThisVersion } = named[0].run;
  const machines = grouped(named, ({ machine }) => machine).map(countOne);
  machines.sort((a, b) => (a.machine < b.machine ? -1 : 1));
  const counted = machines.flatMap(({ best, machine }) => (best ? [{ machine, run: best }] : []));
  return {
    experiment,
    ...(!ofThisVersion && { otherDefinition: header.definition }),
    counted,
    others: machines.flatMap(({ others }) => others),
    claims: experiment.claims
      .filter(({ kind }) => kind === 'timed')
      .map((claim, i) => ({ claim, platforms: platformsOf(counted, i) })),
  };
}

/** The run of a machine that counts, and why the others do not. */
function countOne(named: readonly NamedRun[]): {
  readonly machine: string;
  readonly best: JudgedRun | undefined;
  readonly others: readonly OtherRun[];
} {
  const [{ machine }] = named;
  const candidates = newestFirst(named.filter(({ run, original }) => run === original && run.rows > 0));
  // The sort is stable: among runs of equal rank, the newest stays first.
  const best = candidates.sort((a, b) => rank(a.run) - rank(b.run)).at(0)?.run;
  const others = named
    .filter(({ run }) => run !== best)
    .map(({ run, original }) => ({ machine, run, why: whyNot(run, original, best) }));
  return { machine, best, others };
}

function whyNot(run: JudgedRun, original: JudgedRun, best: JudgedRun | undefined): string {
  if (run !== original) return `identical to ${original.file}`;
  if (run.rows === 0 || !best) return 'nothing was timed';
  return rank(run) > rank(best) ? `less complete than ${best.file}` : `older than ${best.file}`;
}

/** The timed claim with this index, on every platform for which a run has a verdict on it. */
function platformsOf(counted: readonly CountedRun[], claim: number): PlatformVerdicts[] {
  const verdictsOf = ({ run }: CountedRun) => run.claims[claim].verdicts;
  return placeNames
    .filter(place => counted.some(run => verdictsOf(run).some(({ platform }) => platform === place)))
    .map(platform => ({
      platform,
      verdicts: counted.map(
        (run): ClaimVerdict =>
          verdictsOf(run).find(verdict => verdict.platform === platform) ?? {
            platform,
            verdict: NOT_MEASURED,
          },
      ),
    }))
    .filter(({ verdicts }) => verdicts.some(({ verdict }) => verdict !== NOT_MEASURED));
}

function newestFirst(named: readonly NamedRun[]): NamedRun[] {
  const order = ({ header: a }: JudgedRun, { header: b }: JudgedRun) =>
    a.startedAt === b.startedAt ? 0 : a.startedAt > b.startedAt ? -1 : 1;
  return [...named].sort((a, b) => order(a.run, b.run));
}

function grouped<T>(list: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
