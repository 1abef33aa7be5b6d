import { expectText } from '../../arguments.js';
import { escapeMarkdown } from '../../reports/markdown.js';
import { showMarkdown } from '../cells/show.js';
import type { Exercise, Feedback, Outcome } from './exercise.js';
import { exerciseOf, exercisesOf } from './exercises.js';

const SIGNS: Readonly<Record<Outcome, string>> = {
  passed: '✔',
  'not yet': '✘',
  'too noisy': '≈',
  'no answer': '○',
};

/** What was said of each exercise in this kernel. What is not in it was not passed. */
const outcomes = new Map<string, Outcome>();

/**
 * Checks an answer and shows the feedback under the cell. Nothing but a right answer passes: not an absent one, and not
 * one whose check throws.
 *
 * @param answer  a value, or a promise of one; undefined where there is none yet
 * @throws {InputError} where there is no such exercise
 */
export async function check(id: string, answer: unknown): Promise<void> {
  expectText('check: exercise', id);
  const exercise = await exerciseOf(id);
  // A crash or an interrupt from here on leaves no pass of an earlier answer behind.
  outcomes.delete(id);
  const feedback = await judge(exercise, answer);
  outcomes.set(id, feedback.outcome);
  showFeedback(id, feedback);
}

/** What a checker says of an answer; never `passed` where it is absent or the check throws. */
export async function judge(exercise: Exercise, answer: unknown): Promise<Feedback> {
  try {
    const given = await answer;
    if (given === undefined || given === null) {
      return {
        outcome: 'no answer',
        text: `Put ${exercise.expects} in place of \`undefined\`, and run the cell again.`,
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
  showMarkdown([`**${count} of ${ids.length} passed**, by your last answers`, ...lines].join('  \n'));
}

function showFeedback(id: string, { outcome, text }: Feedback): void {
  showMarkdown(`**${SIGNS[outcome]} Exercise ${id}: ${outcome}**\n\n${text}`);
}
