/** What a checker says of an answer. Only `passed` is a pass. */
export type Outcome = 'passed' | 'not yet' | 'too noisy' | 'no answer';

/** An outcome with a sentence or two for the reader, as Markdown. */
export interface Feedback {
  readonly outcome: Outcome;
  readonly text: string;
}

/** An exercise of a notebook, checked on the reader's own machine. */
export interface Exercise {
  /** `<notebook's title>/<number>`, for instance `flops-vs-mac/1`. */
  readonly id: string;
  /** What an answer looks like, for who has not given one: `a number of elements`. */
  readonly expects: string;
  /**
   * Judges an answer that was given. What it throws counts as `not yet`, with the error's message.
   *
   * @param answer  anything that a cell can hold: nothing about it is known
   */
  judge(answer: unknown): Feedback | Promise<Feedback>;
}

export const passed = (text: string): Feedback => ({ outcome: 'passed', text });
export const notYet = (text: string): Feedback => ({ outcome: 'not yet', text });
