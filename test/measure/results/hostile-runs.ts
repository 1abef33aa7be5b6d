import type { TimedRun } from '../../../src/measure/results/rows.js';
import type { RandomStream } from '../../../src/tensors/random.js';

/** Signs that move a cursor, ring, end a text or turn its direction, and what Markdown and HTML read. */
export const HOSTILE_TEXT =
  '\u001b[2J\u0007\0\u202e` <img src=x onerror=alert(1)> |\r\n# [x](javascript:alert(1))';

/** Stand for what JSON cannot say; `contentOf` writes them without quotes. */
const [NAN, INFINITE] = ['@NaN@', '@1e999@'];

/** What stands in a field after a mutation. */
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, -0.5, 1e-160, 1e160, 1e308, 2 ** 53, 5e-324, NAN, INFINITE],
  ...['', ' ', 'x', HOSTILE_TEXT, 'x'.repeat(100_000), '__proto__', 'constructor', '../../x', '1', 'NaN'],
  ...[[], {}, [[]], [[], []], [null], [[1]], [[1e-160]], [[1e160]], [{}], { length: 9 }, { __proto__: null }],
];

type Json = Record<string, unknown> | unknown[];

/** A run as the values of its lines. */
export function linesOf({ header, ceilings, timed, footer }: TimedRun): Json[] {
  return structuredClone([header, ...ceilings, ...timed, footer]) as unknown as Json[];
}

/** The content of a file with these lines. */
export function contentOf(lines: readonly unknown[]): string {
  const text = lines.map(line => `${JSON.stringify(line)}\n`).join('');
  return text.replaceAll(`"${NAN}"`, 'NaN').replaceAll(`"${INFINITE}"`, '1e999');
}

/** The content of a run's file after one to three random changes to its values, its lines or its characters. */
export function mutated(run: TimedRun, random: RandomStream): string {
  const lines = linesOf(run);
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    if (lines.length > 0) pick(LINE_CHANGES, random)(lines, random);
  }
  const content = contentOf(lines);
  return random.below(4) === 0 ? pick(TEXT_CHANGES, random)(content, random) : content;
}

type LineChange = (lines: Json[], random: RandomStream) => void;

const setField: LineChange = (lines, random) => {
  const { parent, key } = anyPlace(lines, random);
  put(parent, key, structuredClone(pick(VALUES, random)));
};

const LINE_CHANGES: readonly LineChange[] = [
  setField,
  setField,
  setField,
  // A field less.
  (lines, random) => {
    const { parent, key } = anyPlace(lines, random);
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  // A field more.
  (lines, random) => {
    const line = pick(lines, random);
    put(line, pick(['__proto__', 'constructor', 'toString', 'passes', 'disturbed', 'x'], random), {
      polluted: 1,
    });
  },
  // What is there once more, or a thousand times.
  (lines, random) => {
    const { parent, key } = anyPlace(lines, random);
    if (Array.isArray(parent)) {
      const copies = pick([1, 1000], random);
      parent.push(...Array.from({ length: copies }, () => structuredClone(parent[Number(key)])));
    }
  },
  // A number that is many times larger or smaller.
  (lines, random) => {
    const { parent, key } = anyPlace(lines, random);
    const value = (parent as Record<string, unknown>)[key];
    if (typeof value === 'number') put(parent, key, value * pick([0, -1, 1e-9, 0.5, 1e9, 1e300], random));
  },
  (lines, random) => lines.splice(random.below(lines.length), 1),
  (lines, random) => lines.splice(random.below(lines.length), 0, structuredClone(pick(lines, random))),
  (lines, random) => lines.push(...lines.splice(random.below(lines.length), 1)),
  // No rounds at all, said everywhere.
  lines => {
    for (const line of lines as Record<string, unknown>[]) {
      if (line.settings) put(line.settings as Json, 'rounds', 0);
      if (line.samplesNs) put(line, 'samplesNs', []);
    }
  },
  // Times that are all absurd in the same way.
  (lines, random) => {
    const ns = pick([0, 1e-160, 1, 1e9, 8.64e13, 1e160], random);
    const line = pick(lines, random) as Record<string, unknown>;
    if (Array.isArray(line.samplesNs)) {
      line.samplesNs = line.samplesNs.map(round => (Array.isArray(round) ? round.map(() => ns) : ns));
    }
  },
];

type TextChange = (content: string, random: RandomStream) => string;

const TEXT_CHANGES: readonly TextChange[] = [
  (content, random) => content.slice(0, random.below(content.length + 1)),
  content => content.trimEnd(),
  content => `\uFEFF${content}`,
  content => content.replaceAll('\n', '\r\n'),
  content => content.replaceAll('\n', '\n\n'),
  content => content + content,
  content => `${content}${'\n'.repeat(30_000)}x`,
  (content, random) => {
    const at = random.below(content.length + 1);
    return (
      content.slice(0, at) + pick(['\0', '\u001b', '"', '{', '\n', '\uD800'], random) + content.slice(at)
    );
  },
  content => content.replace('{', `${'['.repeat(100_000)}{`),
];

function pick<T>(list: readonly T[], random: RandomStream): T {
  return list[random.below(list.length)];
}

/** Not by assignment, which would set a prototype. */
function put(parent: Json, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A random place in a random line: the deeper a value lies, the less often it is met. */
function anyPlace(
  lines: readonly Json[],
  random: RandomStream,
): { readonly parent: Json; readonly key: string } {
  let parent = pick(lines, random);
  for (;;) {
    const keys = Object.keys(parent);
    if (keys.length === 0) return { parent, key: Array.isArray(parent) ? '0' : 'x' };
    const key = pick(keys, random);
    const inside = (parent as Record<string, unknown>)[key];
    if (typeof inside !== 'object' || inside === null || random.below(3) === 0) return { parent, key };
    parent = inside as Json;
  }
}

/** Files of runs that are wrong in one way each, by their names; `good` is a run of the experiment. */
export function hostileFiles(good: TimedRun): Readonly<Record<string, string>> {
  const changed = (change: (lines: Record<string, unknown>[]) => void): string => {
    const lines = linesOf(good) as Record<string, unknown>[];
    change(lines);
    return contentOf(lines);
  };
  const timed = (lines: Record<string, unknown>[]) => lines.filter(line => line.type === 'timed');
  const header = (change: object) => changed(([first]) => Object.assign(first, change));
  const samples = (samplesNs: unknown) =>
    changed(lines => {
      for (const line of timed(lines)) line.samplesNs = samplesNs;
    });
  const settings = { ...good.header.settings };
  const rounds = good.timed[0].samplesNs.length;
  const whole = contentOf(linesOf(good));
  return {
    'empty.jsonl': '',
    'nul.jsonl': '\0'.repeat(10_000),
    'picture.jsonl': '\u0089PNG\r\n\u001a\n\0',
    'lines.jsonl': '\n'.repeat(1_000_000),
    'deep.jsonl': '['.repeat(1_000_000),
    'half.jsonl': whole.slice(0, whole.length / 2),
    'half-line.jsonl': whole.slice(0, -9),
    'no-rounds.jsonl': changed(lines => {
      lines[0].settings = { ...settings, rounds: 0 };
      for (const line of timed(lines)) Object.assign(line, { samplesNs: [], passes: undefined });
    }),
    'no-passes.jsonl': changed(lines => {
      for (const line of timed(lines)) Object.assign(line, { samplesNs: [], passes: [] });
    }),
    'tiny-times.jsonl': samples(Array.from({ length: rounds }, () => [1e-160])),
    'huge-times.jsonl': samples(Array.from({ length: rounds }, () => [1e160])),
    'no-number.jsonl': samples(Array.from({ length: rounds }, () => [NAN])),
    'infinite.jsonl': samples(Array.from({ length: rounds }, () => [INFINITE])),
    'many-rounds.jsonl': samples(Array.from({ length: 200_000 }, () => [1])),
    'twice.jsonl': changed(lines => lines.splice(1, 0, ...structuredClone(timed(lines)))),
    'level.jsonl': header({ settings: { ...settings, level: 1 - 2 ** -53 } }),
    'path.jsonl': header({ run: '../../../../x' }),
    'script.jsonl': header({ run: '`<img src=x onerror=alert(1)>' }),
    'arm.jsonl': changed(lines => {
      timed(lines)[0].arm = '<a href="https://example.org">x</a>';
    }),
    'long-name.jsonl': header({ experiment: 'x'.repeat(100_000) }),
    'no-object.jsonl': whole.replace(/^.*\n/, 'null\n'),
  };
}

/** Files that were changed only in what does not count, by their names. */
export function clumsyFiles(good: TimedRun): Readonly<Record<string, string>> {
  const whole = contentOf(linesOf(good));
  return {
    'no-newline.jsonl': whole.trimEnd(),
    'mark.jsonl': `\uFEFF${whole}`,
    'windows.jsonl': `\uFEFF${whole.replaceAll('\n', '\r\n')}`,
  };
}
