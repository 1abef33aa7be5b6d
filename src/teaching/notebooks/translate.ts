import { linesOf, type Notebook } from './notebook.js';

const MARKER = /^<!-- %% ([a-z0-9-]+) -->$/;

/**
 * The notebook with its text in another language; code, ids and outputs stay the same. The translation is Markdown,
 * with each text cell after a comment with its name, in the order of the notebook:
 *
 *     <!-- %% the-idea -->
 *     ## 想法
 *
 * @throws {Error} where the cells of the translation are not those of the notebook, or one is empty
 */
export function translate(notebook: Notebook, translation: string, name: string): Notebook {
  const texts = partsOf(translation, name);
  const names = notebook.cells.flatMap(cell => (cell.cell_type === 'markdown' ? [cell.id] : []));
  const translated = [...texts.keys()];
  const wrong = names.findIndex((id, i) => translated[i] !== id);
  if (wrong >= 0 || translated.length !== names.length) {
    const at = wrong < 0 ? names.length : wrong;
    throw new Error(
      `${name}: text ${at + 1} is ${translated[at] ?? 'missing'}, expected ${names[at] ?? 'no more texts'}`,
    );
  }
  return {
    ...notebook,
    cells: notebook.cells.map(cell =>
      cell.cell_type === 'markdown' ? { ...cell, source: linesOf(texts.get(cell.id)!) } : cell,
    ),
  };
}

/** The texts by the names in the comments before them. */
function partsOf(translation: string, name: string): Map<string, string> {
  const parts = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const [i, line] of translation.replace(/\r\n/g, '\n').split('\n').entries()) {
    const begun = MARKER.exec(line)?.[1];
    if (begun !== undefined) {
      if (parts.has(begun)) throw new Error(`${name}:${i + 1}: ${begun} names two texts, expected one`);
      current = [];
      parts.set(begun, current);
    } else if (current) {
      current.push(line);
    } else if (line.trim() !== '') {
      throw new Error(`${name}:${i + 1}: line is ${line}, expected <!-- %% name --> before the first text`);
    }
  }
  const texts = new Map([...parts].map(([id, lines]) => [id, joined(lines.join('\n').trim())]));
  for (const [id, text] of texts)
    if (text === '') throw new Error(`${name}: text ${id} is empty, expected text`);
  return texts;
}

/** Chinese has no spaces between words, so a line break within Chinese text must not become one. */
function joined(text: string): string {
  return text.replace(
    /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])\n(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu,
    '',
  );
}
