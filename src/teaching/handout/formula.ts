import temml from 'temml';
import { escapeHtml } from '../../errors/foreign-text.js';

/**
 * A TeX formula as MathML, which browsers render without a script or a font of ours.
 *
 * @param display  on a line of its own
 * @throws {Error} with the formula, where it cannot be parsed
 */
export function formulaToMathml(tex: string, display: boolean): string {
  try {
    const mathml = temml.renderToString(tex, { displayMode: display, throwOnError: true });
    // Browsers without MathML, and readers' search, find the source in the tooltip.
    // A function, because `$&` and the like are special in a replacement string, and TeX has `\$`.
    return mathml.replace('<math', () => `<math title="${escapeHtml(tex.trim())}"`);
  } catch (error) {
    throw new Error(`formula: got ${tex}, expected TeX that Temml can parse: ${(error as Error).message}`);
  }
}
