import { expectText } from '../../errors/arguments.js';
import { escapeMarkdown } from '../../errors/foreign-text.js';
import { showMarkdown } from '../cells/show.js';
import type { Exercise, Feedback, Outcome } from './exercise.js';
import { exerciseOf, exercisesOf } from './exercises.js';

const SIGNS: Readonly<Record<Outcome, string>> = {
  passed: '✔',
  'not yet': '✘',
  'too noisy': '≈',
  'no answer': '○',
};

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
  expectText('check: exercise', id);
  const exercise = await exerciseOf(id);
  // After a crash or an interrupt from here on, an earlier pass no longer counts.
  outcomes.delete(id);
  const feedback = await judge(exercise, answer);
  outcomes.set(id, feedback.outcome);
  showFeedback(id, feedback);
}

/** A checker's feedback on an answer; never `passed` if there is none or the check throws. */
export async function judge(exercise: Exercise, answer: unknown): Promise<Feedback> {
  try {
    const given = await answer;
    if (given === undefined || given === null) {
      return {
        outcome: 'no answer',
        text: `Replace \`undefined\` with ${exercise.expects} and run the cell again.`,
      };
    }
    return await exercise.judge(given);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { outcome: 'not yet', text: `It ended with an error: ${escapeMarkdown(message)}` };
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
