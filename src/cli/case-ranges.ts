/** A run of consecutive integers is shown as a range from this many on. */
const SHORTEST_RANGE = 4;

/** Case names in one line, consecutive integers as a range: `1:1, 1:2` as they are, `16, 17, … 128` as `16…128`. */
export function caseRanges(names: readonly string[]): string {
  const parts: string[] = [];
  for (let start = 0; start < names.length; ) {
    let end = start + 1;
    while (end < names.length && follows(names[end - 1], names[end])) end++;
    if (end - start < SHORTEST_RANGE) end = start + 1;
    parts.push(end === start + 1 ? names[start] : `${names[start]}…${names[end - 1]}`);
    start = end;
  }
  return parts.join(', ');
}

function follows(before: string, name: string): boolean {
  return /^\d+$/.test(before) && String(Number(before) + 1) === name;
}
