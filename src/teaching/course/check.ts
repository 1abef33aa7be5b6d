import { types } from 'node:util';
import { expectText } from '../../errors/arguments.js';
import { escapeMarkdown } from '../../errors/foreign-text.js';
import { showMarkdown } from '../cells/show.js';
import type { Exercise, Feedback, Outcome } from './exercise.js';
import { exerciseOf, exercisesOf } from './exercises.js';
import { returnedWithin, settledWithin } from './time-limit.js';

const SIGNS: Readonly<Record<Outcome, string>> = {
  passed: '✔',
  'not yet': '✘',
  'too noisy': '≈',
  'no answer': '○',
};

/** How long checking an answer may take. */
export interface Limits {
  /** Longest time for what an answer runs until it returns, and the exercise's own sums with it, ms. */
  readonly callMs: number;
  /** Longest wait for an answer that is a promise, ms. */
  readonly waitMs: number;
}

const LIMITS: Limits = { callMs: 10_000, waitMs: 60_000 };
/** So much of an error's message is shown. */
const MOST_CHARACTERS = 500;

/** The latest outcome of each exercise in this kernel; an exercise without one is not passed. */
const outcomes = new Map<string, Outcome>();

/**
 * Checks an answer and shows the feedback under the cell. Only a right answer passes: a missing one does not, nor one
 * whose check throws.
 *
 * @param answer  a value, or a promise of one; undefined if there is none yet
 * @throws {InputError} where there is no such exercise
 */
export async function check(id: string, answer: unknown): Promise<void> {
  // Where it fails before the exercise is loaded, the kernel would report it as an error that nobody caught.
  if (types.isPromise(answer)) answer.catch(() => {});
  expectText('check: exercise', id);
  const exercise = await exerciseOf(id);
  // After a crash or an interrupt from here on, an earlier pass no longer counts.
  outcomes.delete(id);
  const feedback = await judge(exercise, answer);
  outcomes.set(id, feedback.outcome);
  showFeedback(id, feedback);
}

/**
 * A checker's feedback on an answer; never `passed` if there is none, the check throws, or the answer does not come to an
 * end.
 */
export async function judge(
  exercise: Exercise,
  answer: unknown,
  { callMs, waitMs }: Limits = LIMITS,
): Promise<Feedback> {
  try {
    const given = returnedWithin(callMs, () => isThenable(answer))
      ? await settledWithin(waitMs, answer)
      : answer;
    if (given === undefined || given === null) {
      return {
        outcome: 'no answer',
        text: `Replace \`undefined\` with ${exercise.expects} and run the cell again.`,
      };
    }
    return await returnedWithin(callMs, () => exercise.judge(given));
  } catch (error) {
    const message = escapeMarkdown(messageOf(error, callMs));
    return { outcome: 'not yet', text: `It ended with an error: ${message}` };
  }
}

/** Whether waiting for it makes a difference. To ask may already run code of the reader's, a getter. */
function isThenable(answer: unknown): boolean {
  return typeof (answer as { then?: unknown } | null | undefined)?.then === 'function';
}

/** The text of anything that was thrown. It is the reader's: reading it may throw again, or not end. */
function messageOf(thrown: unknown, limitMs: number): string {
  try {
    const text = returnedWithin(limitMs, () => String(thrown instanceof Error ? thrown.message : thrown));
    return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text;
  } catch {
    return 'one whose message cannot be read';
  }
}

/**
 * Shows which exercises of a lesson have been passed since the kernel started.
 *
 * @throws {InputError} where there is no such lesson
 */
export async function showScore(lesson: string): Promise<void> {
  expectText('showScore: lesson', lesson);
  const ids = (await exercisesOf(lesson)).map(({ id }) => id);
  const lines = ids.map(id => {
    const outcome = outcomes.get(id) ?? 'no answer';
    return `${SIGNS[outcome]} exercise ${id.slice(lesson.length + 1)}: ${outcome}`;
  });
  const count = ids.filter(id => outcomes.get(id) === 'passed').length;
  showMarkdown([`**${count} of ${ids.length} passed**, counting your latest answers`, ...lines].join('  \n'));
}

function showFeedback(id: string, { outcome, text }: Feedback): void {
  showMarkdown(`**${SIGNS[outcome]} Exercise ${id}: ${outcome}**\n\n${text}`);
}
