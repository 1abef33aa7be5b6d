/**
 * Entry point of the child process that measures: takes one job and sends progress and rows. One process per job, so
 * that no other suite or platform has shaped the engine's compiled code and heap.
 */

import { answerRequests, sendToParent } from './answer-requests.js';
import { ceilings } from './ceilings/ceilings.js';
import { timeFunctions } from './functions.js';
import type { Job, JobMessage, SuiteJob } from './messages.js';
import type { Phase } from './plan.js';
import { importMeasured } from './source.js';
import { checkSuite, measureSuite } from './suite.js';

/** Shortest time between two progress messages: each costs time, though never inside the clock. */
const PROGRESS_MS = 100;
let sentAt = -Infinity;

answerRequests(work);

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

function send(message: JobMessage): Promise<void> {
  return sendToParent(message);
}
