import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type TypeScript from '@tslab/typescript-for-tslab';

/** The compiler that notebook cells are checked with. */
const ts: typeof TypeScript = createRequire(import.meta.url)('@tslab/typescript-for-tslab');

/** tslab's own settings for cells. */
const options: TypeScript.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  esModuleInterop: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  skipLibCheck: true,
  noEmit: true,
};

/** A cell's source, compiled against a module's declarations as a notebook would. */
export interface CompiledCell {
  /** The compiler's messages about the cell. */
  readonly errors: readonly string[];
  /** Places in the module's exports that are `any`, for instance `measure(options).cases`. */
  readonly anyPlaces: readonly string[];
}

/**
 * Compiles a cell with the TypeScript of notebooks, and looks for `any` in everything that the module exports:
 * that is what becomes of a type which this older compiler does not understand.
 *
 * @param declarations  path of the module's .d.ts; a cell beside it imports it as `./<name>.js`
 * @param folder        where the cell is
 */
export function compileCell(
  declarations: string,
  cell: string,
  folder: string = dirname(declarations),
): CompiledCell {
  const cellFile = join(folder, 'cell.ts');
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = file => file === cellFile || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === cellFile
      ? ts.createSourceFile(file, cell, ts.ScriptTarget.ES2022)
      : getSourceFile(file, ...rest);
  const program = ts.createProgram([cellFile, declarations], options, host);
  const checker = program.getTypeChecker();
  const messages = ts.getPreEmitDiagnostics(program, program.getSourceFile(cellFile));
  const source = program.getSourceFile(declarations);
  const module = source && checker.getSymbolAtLocation(source);
  if (!source || !module)
    throw new Error(`${declarations}: not a module, expected the library's declarations`);

  const anyPlaces: string[] = [];
  const seen = new Set<TypeScript.Type>();
  const isOurs = (symbol: TypeScript.Symbol | undefined) =>
    symbol?.declarations?.every(node => !node.getSourceFile().fileName.includes('/node_modules/')) ?? true;

  const visit = (type: TypeScript.Type, place: string): void => {
    if (type.flags & ts.TypeFlags.Any) anyPlaces.push(place);
    if (seen.has(type)) return;
    seen.add(type);
    if (type.isUnionOrIntersection()) for (const part of type.types) visit(part, place);
    for (const argument of checker.getTypeArguments(type as TypeScript.TypeReference))
      visit(argument, `${place}<>`);
    if (!isOurs(type.symbol ?? type.aliasSymbol)) return;
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      for (const parameter of signature.parameters) {
        visit(checker.getTypeOfSymbolAtLocation(parameter, source), `${place}(${parameter.name})`);
      }
      visit(signature.getReturnType(), `${place}()`);
    }
    if (!(type.flags & ts.TypeFlags.Object)) return;
    for (const property of type.getProperties()) {
      if (property.name === '#private') continue;
      visit(checker.getTypeOfSymbolAtLocation(property, source), `${place}.${property.name}`);
    }
  };
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const isType = (symbol.flags & ts.SymbolFlags.Value) === 0;
    const type = isType
      ? checker.getDeclaredTypeOfSymbol(symbol)
      : checker.getTypeOfSymbolAtLocation(symbol, source);
    visit(type, exported.name);
  }
  return {
    errors: messages.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    anyPlaces,
  };
}
