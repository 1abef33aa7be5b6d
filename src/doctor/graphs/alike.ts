/** Items by what they have in common, in their order. */
export function alike<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const sets = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const set = sets.get(key);
    if (set) set.push(item);
    else sets.set(key, [item]);
  }
  return [...sets.values()];
}
