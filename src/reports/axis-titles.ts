/** Units of axes, beside `%`, `× …` and `… = 1`; an unusual one is added here. */
export const UNITS: readonly string[] = [
  ...['ns', 'µs', 'ms', 's', 'GB/s', 'GFLOP/s', 'images/s'],
  ...[
    'bytes',
    'KiB',
    'MiB',
    'GiB',
    'elements',
    'pixels',
    'lines',
    'slices',
    'parameters',
    'multiply-accumulates',
  ],
  ...['FLOPs', 'FLOPs per byte', 'FLOPs per byte moved', 'count', 'thousand', 'million', 'billion'],
];

/** What has no unit, by the last word of its name (`input channels`, `share of the time`); others are added here. */
export const PURE_NUMBERS: readonly string[] = [
  ...[
    'batch',
    'channels',
    'filters',
    'dimensions',
    'groups',
    'segments',
    'layers',
    'networks',
    'rows',
    'threads',
    'rounds',
  ],
  ...['steps', 'epochs', 'epoch', 'candidates'],
  ...['share', 'error', 'loss', 'accuracy', 'rank', 'correlation'],
];

/**
 * What is wrong with an axis title, and how to mend it; undefined where nothing is.
 *
 * A title is `quantity, unit`: `time, ms`, `time, % of the whole`, `time, × first` or `time, conv 3×3 = 1`. Only pure
 * numbers have no unit: counted things, shares, errors, coordinates (`x`) and quotients (`c1 : c2`, `x / radius`).
 */
export function axisTitleProblem(title: string): string | undefined {
  if (title.trim() === '') return 'is missing, expected `quantity, unit`, for instance `time, ms`';
  if (isPureNumber(title)) return undefined;
  const bracketed = /^(.+?) [([](.+)[)\]]$/.exec(title);
  if (bracketed) return `is \`${title}\`, expected \`${bracketed[1]}, ${bracketed[2]}\``;
  const comma = title.lastIndexOf(', ');
  if (comma < 0) {
    return `is \`${title}\`, expected \`quantity, unit\`, for instance \`time, ms\` or \`time, conv 3×3 = 1\`; only pure numbers have no unit: names that end in ${PURE_NUMBERS.join(', ')}`;
  }
  const unit = title.slice(comma + 2);
  return isUnit(unit)
    ? undefined
    : `is \`${title}\`, whose unit is \`${unit}\`, expected \`%\`, \`% of …\`, \`× …\`, \`… = 1\` or one of ${UNITS.join(', ')}`;
}

function isUnit(text: string): boolean {
  return UNITS.includes(text) || /^[×%](?: \S.*)?$/.test(text) || /^\S.* = 1$/.test(text);
}

function isPureNumber(title: string): boolean {
  if (/^\p{L}$/u.test(title) || /^\S+ [:/] \S+$/.test(title)) return true;
  // The thing itself: what it is of, over or in, and how it was averaged, comes after it.
  const [name] = title.split(/, | (?:of|over|in|outside|after|per) /);
  // `dimensions n`, `rank correlation ρ`: its symbol is not its last word.
  const words = name.split(' ').filter(word => !/^\p{L}$/u.test(word));
  return PURE_NUMBERS.includes(words.at(-1) ?? '');
}
