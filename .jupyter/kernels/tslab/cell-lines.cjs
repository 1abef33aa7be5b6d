/**
 * Lines of the cell in the stack of an error. tslab compiles a cell twice, from TypeScript to JavaScript and from there
 * to CommonJS, keeps no source map of either, and calls all cells `evalmachine.<anonymous>`. Here the compiler is asked
 * for both maps, and each cell is run under a name of its own.
 *
 * It replaces functions of modules that tslab 1.0.22 loads, so it has to be loaded before tslab.
 */
const { SourceMap } = require('node:module');
const vm = require('node:vm');

/** tslab's converter puts `export {};` before a cell. */
const LINES_BEFORE_CELL = 1;
/** Frames of the kernel itself, which are no part of what went wrong. */
const KERNEL_FRAME = /^\s+at .*(node:(vm|internal)|[\\/]tslab[\\/]dist[\\/]|launcher\.cjs|cell-lines\.cjs)/;

/** Of each cell, by its count: the maps from CommonJS to JavaScript, and from there to TypeScript. */
const mapsOfCells = new Map();
let lastMaps;
let count = 0;

/** @param project  the project's `require` */
function recordMaps(project) {
  const compiler = project.resolve('@tslab/typescript-for-tslab');
  const ts = project(compiler);
  project.cache[compiler].exports = {
    ...ts,
    createWatchCompilerHost: (files, options, ...rest) =>
      ts.createWatchCompilerHost(files, { ...options, inlineSourceMap: true }, ...rest),
    transpileModule(javascript, { compilerOptions, ...options }) {
      const compiled = ts.transpileModule(javascript, {
        ...options,
        compilerOptions: { ...compilerOptions, sourceMap: true },
      });
      const inlined = /sourceMappingURL=data:application\/json;base64,(\S+)\s*$/.exec(javascript);
      lastMaps = inlined && [compiled.sourceMapText, Buffer.from(inlined[1], 'base64').toString()];
      return compiled;
    },
  };
  const { runInThisContext } = vm;
  vm.runInThisContext = (code, options) => {
    mapsOfCells.set(count, lastMaps);
    return runInThisContext(code, { ...options, filename: `In[${count}]` });
  };
}

/** Tells which cell runs next. */
function startCell(executionCount) {
  count = executionCount;
}

/** An error's text with the places in cells as `In [3], line 2`, and without the kernel's own frames. */
function withCellLines(text) {
  if (!/\bIn\[\d+\]:\d+/.test(text)) return text;
  const lines = text.split('\n');
  // Before the frame in which Node runs a script is that of tslab's function around the cell.
  const own = lines.filter((line, i) => !KERNEL_FRAME.test(line) && !/\(node:vm:/.test(lines[i + 1] ?? ''));
  return own.map(line => line.replace(/\bIn\[(\d+)\]:(\d+)(?::(\d+))?/, placeInCell)).join('\n');
}

function placeInCell(_, cell, line, column) {
  const maps = mapsOfCells.get(Number(cell));
  if (!maps) return `In [${cell}]`;
  let place = { originalLine: line - 1, originalColumn: column === undefined ? Infinity : column - 1 };
  for (const text of maps) {
    place = new SourceMap(JSON.parse(text)).findEntry(place.originalLine, place.originalColumn);
  }
  const { originalLine } = place;
  return originalLine === undefined ? `In [${cell}]` : `In [${cell}], line ${originalLine + 1 - LINES_BEFORE_CELL}`;
}

module.exports = { recordMaps, startCell, withCellLines };
