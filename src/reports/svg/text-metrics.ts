/** Advance widths of Helvetica (Arial is the same) for the characters U+0020 … U+007E, in 1/1000 em: Adobe's AFM. */
const HELVETICA_WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

const FIRST_CHARACTER = 0x20;
const OTHER_CHARACTER_WIDTH = 600;

/** Where Arial is missing the viewer's font is wider (DejaVu Sans by 1.14), and room must be left for it. */
const ALLOWANCE = 1.14;

/** Width of one line of text in px, estimated without a font: Helvetica's advance widths and some allowance. */
export function textWidth(text: string, fontSizePx: number): number {
  let width = 0;
  for (const character of text) {
    width += HELVETICA_WIDTHS[character.codePointAt(0)! - FIRST_CHARACTER] ?? OTHER_CHARACTER_WIDTH;
  }
  return (width * ALLOWANCE * fontSizePx) / 1000;
}
