import type { Call } from '../call.js';
import type { Value } from '../values.js';

/** The outputs of a node that are known as the file is read; undefined where they are not. */
export function fold(_: Call): readonly Value[] | undefined {
  return undefined;
}
