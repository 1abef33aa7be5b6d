import { createRequire } from 'node:module';
import { join } from 'node:path';
import type TypeScript from '@tslab/typescript-for-tslab';
import { type Notebook, sourceOf } from '../../../src/teaching/notebooks/notebook.js';

/** The compiler that notebook cells are checked with, 5.0. */
const ts: typeof TypeScript = createRequire(import.meta.url)('@tslab/typescript-for-tslab');

/** tslab's own settings for cells. Like tslab, it has to be able to write down the type of every variable of a cell. */
const options: TypeScript.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  esModuleInterop: true,
  target: ts.ScriptTarget.ES2021,
  lib: ['lib.es2021.d.ts'],
  declaration: true,
  skipLibCheck: true,
  noEmit: true,
};

/** A notebook as it would run in a folder. */
export interface NotebookToCheck {
  readonly name: string;
  readonly notebook: Notebook;
}

/**
 * The errors that the compiler of notebooks finds in the code cells of each notebook, `cell 3, line 2: message`. No cell
 * is run: the cells of a notebook are one module, and all notebooks are checked at once, so that the library is read once.
 *
 * @param folder  where the notebooks are
 */
export function cellErrors(
  notebooks: readonly NotebookToCheck[],
  folder: string,
): ReadonlyMap<string, readonly string[]> {
  const modules = new Map(
    notebooks.map(({ name, notebook }) => [join(folder, `${name}.cells.ts`), moduleOf(notebook)]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = file => modules.has(file) || fileExists(file);
  host.getSourceFile = (file, ...rest) => {
    const module = modules.get(file);
    return module
      ? ts.createSourceFile(file, module.text, ts.ScriptTarget.ES2021)
      : getSourceFile(file, ...rest);
  };
  const program = ts.createProgram([...modules.keys()], options, host);
  return new Map(
    [...modules].map(([file, { places }], i) => {
      const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
      return [notebooks[i].name, found.map(one => messageOf(one, places))];
    }),
  );
}

/** Where each line of a module comes from. */
type Places = readonly { readonly cell: number; readonly line: number }[];

function messageOf({ file, start, messageText }: TypeScript.Diagnostic, places: Places): string {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (!file || start === undefined) return text;
  const { cell, line } = places[file.getLineAndCharacterOfPosition(start).line];
  return `cell ${cell}, line ${line}: ${text}`;
}

/** The cells in one text. What a later cell imports or declares again, only the first one does: cells may be run again. */
function moduleOf({ cells }: Notebook): { readonly text: string; readonly places: Places } {
  const imported = new Set<string>();
  const lines: string[] = ['export {};'];
  const places = [{ cell: 0, line: 0 }];
  for (const [i, cell] of cells.entries()) {
    if (cell.cell_type !== 'code') continue;
    for (const [at, line] of exported(sourceOf(cell), imported).split('\n').entries()) {
      lines.push(line);
      places.push({ cell: i + 1, line: at + 1 });
    }
  }
  return { text: lines.join('\n'), places };
}

/** A cell that exports what it declares, and imports nothing that was imported before; its lines stay where they are. */
function exported(source: string, imported: Set<string>): string {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2021);
  let text = source;
  for (const statement of [...file.statements].reverse()) {
    const start = statement.getStart(file);
    const rest = text.slice(start);
    if (ts.isImportDeclaration(statement)) {
      const bindings = statement.importClause?.namedBindings;
      for (const one of bindings && ts.isNamedImports(bindings) ? [...bindings.elements].reverse() : []) {
        if (imported.has(one.name.text)) {
          const [from, to] = [one.getStart(file), one.end];
          const comma = /^\s*,/.exec(text.slice(to))?.[0].length ?? 0;
          text = text.slice(0, from) + text.slice(to + comma);
        }
        imported.add(one.name.text);
      }
    } else if (/^(?:const|let|function|async function|class|interface|type)\b/.test(rest)) {
      text = `${text.slice(0, start)}export ${rest}`;
    }
  }
  return text;
}
