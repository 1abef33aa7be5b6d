import type { Shape } from '../tensors/tensor.js';

/** Neighbouring axes that are treated alike, as one. */
export interface MergedAxis<T> {
  readonly length: number;
  readonly kind: T;
}

/** Joins neighbouring axes of one kind; axes of length 1 are left out. */
export function mergeAxes<T>(shape: Shape, kindOf: (axis: number) => T): readonly MergedAxis<T>[] {
  const merged: MergedAxis<T>[] = [];
  shape.forEach((length, axis) => {
    if (length === 1) return;
    const kind = kindOf(axis);
    const last = merged.at(-1);
    if (last?.kind === kind) merged[merged.length - 1] = { kind, length: last.length * length };
    else merged.push({ kind, length });
  });
  return merged;
}
