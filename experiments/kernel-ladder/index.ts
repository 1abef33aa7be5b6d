import { defineExperiment } from '../../src/experiment/define.js';
import { ladderClaims } from './claims.js';
import { ladderFigure, rooflineFigure } from './figures.js';
import { ladderSuite, ladders, layerRows } from './ladders.js';
import { simulatedRows } from './simulated-misses.js';
import { ladderTable } from './table.js';

export { compileKernel } from './compile-kernel.js';
export { registerTileFigure } from './register-tile.js';
export { tryKernel } from './try-kernel.js';

export const experiment = defineExperiment({
  id: 'kernel-ladder',
  title: 'The ladder: one kernel, from the formula to the limit of the machine',
  question:
    'The versions of a kernel do the same multiply-accumulates. What does each step from the plain loops to SIMD and ' +
    'threads bring, and how far is the last one from what the machine can do?',
  needsCeilings: true,
  exact: () => [...layerRows(), ...simulatedRows()],
  suites: ladders.map(ladderSuite),
  claims: ladderClaims,
  tables: [results => ladders.map(ladder => ladderTable(ladder, results))],
  figures: [ladderFigure, rooflineFigure],
});
