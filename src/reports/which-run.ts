import type { RunHeader } from '../measure/results/rows.js';
import type { Finding } from './finding.js';

/** `2026-01-31, quick profile, <processor>, 2 cores, Node 20.19.0`: a run as a reader tells it from another. */
export function describeRun({ startedAt, profile, machine }: RunHeader): string {
  const { cpu, cores, node } = machine;
  return `${startedAt.slice(0, 10)}, ${profile} profile, ${cpu}, ${cores} cores, Node ${node}`;
}

/** The timed run of a finding of the reader's own; undefined where there is none. */
export function runHere({ origin, results }: Finding): RunHeader | undefined {
  return origin === 'here' ? results.run?.header : undefined;
}

/** The published run that a finding shows, or shows beside the reader's own; undefined where there is none. */
export function publishedRun(finding: Finding): RunHeader | undefined {
  return finding.origin === 'published' ? finding.results.run?.header : runBeside(finding);
}

/** The published run that stands beside one of the reader's own; undefined where there is none. */
export function runBeside({ published }: Finding): RunHeader | undefined {
  return published?.results.run?.header;
}

/** Which runs a finding shows, a line each: `Here: …`, `Published run: …`; [] where nothing was timed. */
export function runLines(finding: Finding): string[] {
  const [here, published] = [runHere(finding), publishedRun(finding)];
  const otherVersion = finding.published?.mismatches.length
    ? ', of another version of the experiment: its verdicts are not comparable'
    : '';
  return [
    ...(here ? [`Here: ${describeRun(here)}`] : []),
    ...(published ? [`Published run: ${describeRun(published)}${otherVersion}`] : []),
  ];
}

/**
 * The runs of several findings, a line each: `Here: 2026-01-31, …`, with the experiments that it is of where it is not
 * of all.
 */
export function allRunLines(findings: readonly Finding[]): string[] {
  return [...linesOf('Here', findings, runHere), ...linesOf('Published run', findings, publishedRun)];
}

function linesOf(
  whose: string,
  findings: readonly Finding[],
  headerOf: (finding: Finding) => RunHeader | undefined,
): string[] {
  const experiments = new Map<string, string[]>();
  for (const finding of findings) {
    const header = headerOf(finding);
    if (!header) continue;
    const run = describeRun(header);
    experiments.set(run, [...(experiments.get(run) ?? []), finding.experiment.id]);
  }
  if (experiments.size === 1) return [...experiments.keys()].map(run => `${whose}: ${run}`);
  return [...experiments].map(([run, ids]) => `${whose}: ${run} (${ids.join(', ')})`);
}
