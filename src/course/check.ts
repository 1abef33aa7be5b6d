import { showMarkdown } from '../notebook/show.js';
import { unknownName } from '../record/input-error.js';
import { escapeMarkdown } from '../report/markdown.js';
import type { Exercise, Feedback, Outcome } from './exercise.js';
import { allExercises } from './exercises/index.js';

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
  const exercise = exerciseOf(id);
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

/** Shows which exercises of a notebook have been passed since the kernel started. */
export function showScore(notebook: string): void {
  const ids = allExercises.map(({ id }) => id).filter(id => id.startsWith(`${notebook}/`));
  if (ids.length === 0) throw unknownName('notebook', notebook, [...new Set(allExercises.map(titleOf))]);
  const lines = ids.map(id => {
    const outcome = outcomes.get(id) ?? 'no answer';
    return `${SIGNS[outcome]} exercise ${id.slice(notebook.length + 1)}: ${outcome}`;
  });
  const count = ids.filter(id => outcomes.get(id) === 'passed').length;
  showMarkdown([`**${count} of ${ids.length} passed**, by your last answers`, ...lines].join('  \n'));
}

/** @throws {InputError} where there is no such exercise */
export function exerciseOf(id: string): Exercise {
  const found = allExercises.find(exercise => exercise.id === id);
  if (found) return found;
  throw unknownName(
    'exercise',
    id,
    allExercises.map(exercise => exercise.id),
  );
}

const titleOf = ({ id }: Exercise): string => id.slice(0, id.indexOf('/'));

function showFeedback(id: string, { outcome, text }: Feedback): void {
  showMarkdown(`**${SIGNS[outcome]} Exercise ${id}: ${outcome}**\n\n${text}`);
}
