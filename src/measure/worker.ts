/**
 * Entry point of the child process that measures: takes one job, sends progress and rows, and ends. One process per
 * job, so that no other suite or platform has shaped the engine's compiled code and heap.
 */

import { ceilings } from './ceilings/ceilings.js';
import { timeFunctions } from './functions.js';
import type { Job, SuiteJob, WorkerMessage } from './messages.js';
import type { Phase } from './plan.js';
import { importMeasured } from './source.js';
import { checkSuite, measureSuite } from './suite.js';

/** Shortest time between two progress messages: each costs time, though never inside the clock. */
const PROGRESS_MS = 100;
let sentAt = -Infinity;

process.once('message', (job: Job) => {
  work(job)
    .then(() => send({ type: 'done' }))
    .catch((error: Error) => send({ type: 'failed', error: error.message }))
    .finally(() => process.disconnect());
});
// The parent handles Ctrl-C, which a terminal sends to every process of the command.
process.on('SIGINT', () => {});
// Without a parent, there is no one to measure for.
process.on('disconnect', () => process.exit());

async function work(job: Job): Promise<void> {
  if (job.kind === 'ceilings') {
    const rows = ceilings(job.engine, { profile: job.profile }, (done, total) => {
      void progress('ceilings', done, total);
    });
    await send({ type: 'ceilings', rows });
    return;
  }
  if (job.kind === 'functions') {
    await send({ type: 'functions', times: await timeFunctions(job, progress) });
    return;
  }
  const options = { ...(await suiteOptions(job)), onProgress: progress };
  if (job.settings) {
    await send({ type: 'timed', rows: await measureSuite(options, job.settings) });
    return;
  }
  const cases = (await checkSuite(options, false)).map(({ place, checkError, error }) => ({
    suite: place.suite,
    platform: place.platform,
    arm: place.arm,
    passed: error === undefined,
    checkError,
    ...(error !== undefined && { error }),
  }));
  await send({ type: 'checked', cases });
}

async function suiteOptions({ source, suite: id, arms, platform, profile, seed }: SuiteJob) {
  const experiment = await importMeasured(source);
  const suite = experiment.suites(profile).find(candidate => candidate.id === id);
  if (!suite) throw new Error(`${experiment.id}: no suite ${id} in profile ${profile}`);
  return {
    suite: id,
    baseline: suite.baseline,
    arms: suite.arms.filter(arm => arms.includes(arm.id)),
    platform,
    seed,
  };
}

async function progress(phase: Phase, done: number, total: number): Promise<void> {
  const now = performance.now();
  if (now - sentAt < PROGRESS_MS && done < total) return;
  sentAt = now;
  await send({ type: 'progress', phase, done, total });
}

/** Resolves when the message has left the process. */
function send(message: WorkerMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(message, undefined, undefined, error => (error ? reject(error) : resolve()));
  });
}
