/** The result of checking an answer. Only `passed` is a pass. */
export type Outcome = 'passed' | 'not yet' | 'too noisy' | 'no answer';

/** An outcome with a sentence or two for the reader, as Markdown. */
export interface Feedback {
  readonly outcome: Outcome;
  readonly text: string;
}

/** An exercise of a notebook, checked on the reader's own machine. */
export interface Exercise {
  /** `<lesson>/<number>`, for instance `flops-vs-mac/1`. */
  readonly id: string;
  /** What an answer looks like, shown as long as there is none: `a number of elements`. */
  readonly expects: string;
  /**
   * Judges an answer. An error that it throws counts as `not yet`, with the error's message.
   *
   * @param answer  anything that a cell can hold
   */
  judge(answer: unknown): Feedback | Promise<Feedback>;
}

export const passed = (text: string): Feedback => ({ outcome: 'passed', text });
export const notYet = (text: string): Feedback => ({ outcome: 'not yet', text });
