/**
 * Reads the ranges of Node versions in package.json's `engines`. It uses no packages, because it runs before any are
 * installed, and of npm's grammar only `^1.2.3` (this or later, same major), `>=1.2.3`, and several of them with `||`.
 */

/**
 * Whether a version of Node, such as `20.19.0`, is in a range, such as `^20.19.0 || >=24.0.0`. What follows a `-`, as
 * in `25.0.0-nightly`, is ignored.
 *
 * @throws {Error} where the range has another form
 */
export function isInRange(version, range) {
  const have = version.split('-')[0].split('.').map(Number);
  return range.split('||').some(part => {
    const [, operator, ...digits] = /^\s*(\^|>=)(\d+)\.(\d+)\.(\d+)\s*$/.exec(part) ?? [];
    if (!operator) throw new Error(`engines: range is "${part.trim()}", expected ^1.2.3 or >=1.2.3`);
    const least = digits.map(Number);
    return !isOlder(have, least) && (operator === '>=' || have[0] === least[0]);
  });
}

/** A range in words: `20.19.0 or a later 20, or 24.0.0 or newer`. */
export function rangeInWords(range) {
  return range
    .split('||')
    .map(part => {
      const least = part.trim().replace(/^(\^|>=)/, '');
      return part.includes('^') ? `${least} or a later ${least.split('.')[0]}` : `${least} or newer`;
    })
    .join(', or ');
}

function isOlder(have, least) {
  const place = least.findIndex((number, i) => number !== have[i]);
  return place >= 0 && have[place] < least[place];
}
