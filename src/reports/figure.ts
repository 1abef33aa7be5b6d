import type { Data, Frame, Layout } from 'plotly.js';
import { expectFields } from '../errors/arguments.js';

/** @throws {InputError} where it is no figure */
export function expectFigure(where: string, figure: unknown): void {
  const what = 'a figure: { id, title, caption, data, layout }';
  expectFields(`${where}: figure`, figure, ['title', 'caption', 'data', 'layout'], what);
}

/** A Plotly figure as plain data; drawn by whoever shows it. */
export interface Figure {
  /** Unique within its experiment; names its file. */
  readonly id: string;
  readonly title: string;
  /** What to see, in a sentence or two. */
  readonly caption: string;
  readonly data: readonly Partial<Data>[];
  readonly layout: Partial<Layout>;
  /** Whether it shows times of a run; whoever evaluates an experiment says so. */
  readonly measured?: boolean;
  /** Pictures of an animation, which the layout's sliders and buttons call by name. `data` is what is shown at first. */
  readonly frames?: readonly Partial<Frame>[];
}
