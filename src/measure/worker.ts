/**
 * Entry point of the child process that measures: takes jobs and sends progress and rows.
 */

import { answerRequests, sendToParent } from './answer-requests.js';
import type { Suite } from './arms.js';
import { ceilings } from './ceilings/ceilings.js';
import { timeFunctions } from './functions.js';
import { keptFor } from './kept.js';
import type {
  CheckedCase,
  ExactJob,
  ExpectedJob,
  Job,
  JobMessage,
  PassAnswer,
  SuiteJob,
} from './messages.js';
import type { Phase } from './plan.js';
import type { ExactRow } from './results/rows.js';
import { importMeasured } from './source.js';
import { checkSuite, expectOutputs, OpenSuite } from './suite.js';

/** Shortest time between two progress messages: each costs time, though never inside the clock. */
const PROGRESS_MS = 100;
let sentAt = -Infinity;

answerRequests(work);

/** The suites that passes may be asked of, by id; all are of one experiment and platform. */
const open = new Map<string, OpenSuite>();

async function work(job: Job): Promise<unknown> {
  if (job.kind === 'pass') {
    const suite = open.get(job.suite);
    if (!suite) throw new Error(`a pass over ${job.suite} was asked for, expected the suite first`);
    const rows = await suite.pass(job);
    return { rows, bytes: process.memoryUsage.rss() } satisfies PassAnswer;
  }
  if (job.kind === 'exact') return exactRows(job);
  if (job.kind === 'suite' && job.settings) {
    const options = { ...(await suiteOptions(job)), onProgress: progress };
    open.set(job.suite, await OpenSuite.open(options, job.settings));
  } else if (job.kind === 'suite') {
    await send({ type: 'checked', cases: await checkedCases(job) });
  } else if (job.kind === 'expected') {
    const { arms } = await suiteOf(job);
    const kept = keptFor(job.source, job.profile, job.seed);
    if (kept) expectOutputs(arms, job.suite, job.seed, kept);
  } else if (job.kind === 'ceilings') {
    const report = (done: number, total: number) => void progress('ceilings', done, total);
    await send({ type: 'ceilings', rows: ceilings(job.engine, { profile: job.profile }, report) });
  } else {
    await send({ type: 'functions', times: await timeFunctions(job, progress) });
  }
  return undefined;
}

/** An experiment's exact numbers, which take seconds and are kept. */
async function exactRows({ source }: ExactJob): Promise<readonly ExactRow[]> {
  const experiment = await importMeasured(source);
  const kept = keptFor(source, 'full', 0)?.bytes('exact.json', () =>
    Buffer.from(JSON.stringify(experiment.exact())),
  );
  return kept ? JSON.parse(Buffer.from(kept).toString()) : experiment.exact();
}

async function checkedCases(job: SuiteJob): Promise<CheckedCase[]> {
  const arms = await checkSuite({ ...(await suiteOptions(job)), onProgress: progress }, false);
  return arms.map(({ place, checkError, error }) => ({
    suite: place.suite,
    platform: place.platform,
    arm: place.arm,
    passed: error === undefined,
    checkError,
    ...(error !== undefined && { error }),
  }));
}

async function suiteOptions(job: SuiteJob) {
  const { baseline, arms } = await suiteOf(job);
  const { suite, platform, seed } = job;
  return { suite, baseline, arms, platform, seed, kept: keptFor(job.source, job.profile, seed) };
}

/** The suite of a job, with the arms that it is about. */
async function suiteOf({ source, suite: id, arms, profile }: SuiteJob | ExpectedJob): Promise<Suite> {
  const experiment = await importMeasured(source);
  const suite = experiment.suites(profile).find(candidate => candidate.id === id);
  if (!suite) throw new Error(`${experiment.id}: no suite ${id} in profile ${profile}`);
  return { ...suite, arms: suite.arms.filter(arm => arms.includes(arm.id)) };
}

async function progress(phase: Phase, done: number, total: number): Promise<void> {
  const now = performance.now();
  if (now - sentAt < PROGRESS_MS && done < total) return;
  sentAt = now;
  await send({ type: 'progress', phase, done, total });
}

function send(message: JobMessage): Promise<void> {
  return sendToParent(message);
}
