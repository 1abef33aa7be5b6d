/** Longer texts from files are cut. */
const LONGEST = 400;

/** Characters that move a terminal's cursor, change the writing direction or are invisible, and lone surrogates. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * An untrusted text as one line that hides nothing: invisible characters become �, and a longer text ends in ….
 *
 * @param longest  the most UTF-16 units to show
 */
export function plainText(text: string, longest: number = LONGEST): string {
  const cut = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return cut.replace(UNSEEN, '\uFFFD');
}

/** A JSON value with every text in it made plain. */
export function withPlainTexts<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? plainText(part) : part,
  );
}
