/** Longer texts of others are cut. */
const LONGEST = 400;

/** What moves a terminal's cursor, turns the direction of writing or cannot be seen; halves of a character. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A text from somebody else as one line that looks like what it is: unseen characters as �, and … for what is longer.
 *
 * @param longest  so many UTF-16 units are shown
 */
export function plainText(text: string, longest: number = LONGEST): string {
  const cut = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return cut.replace(UNSEEN, '\uFFFD');
}

/** A value of plain JSON with every text in it made plain. */
export function withPlainTexts<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? plainText(part) : part,
  );
}
