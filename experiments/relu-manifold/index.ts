import { defineExperiment } from '../../src/experiment/define.js';
import { preservedArea, reluSpiral } from '../../src/papers/mobilenetv2.js';
import { claims } from './claims.js';
import { convexityFigure, distributionFigure, errorFigure, preservedFigure } from './figures.js';
import { panelsFigure } from './plane-figures.js';
import { manifoldRows } from './rows.js';
import { paperTable, variantsTable } from './tables.js';

export { collapsedShare, effectiveRank, reconstructionError, shapeError } from './collapse.js';
export * from './embedding.js';
export { sectorsFigure } from './plane-figures.js';
export * from './spiral.js';
export { type ErrorPrediction, predictErrors, revealErrors } from './spiral-errors.js';

export const experiment = defineExperiment({
  id: 'relu-manifold',
  title: 'What ReLU does to a low-dimensional manifold',
  question:
    'A spiral in the plane is taken into n dimensions by a random matrix, goes through ReLU, and is taken back. How ' +
    'much of it is left, and is n = 2 really so much worse than n = 30 that a bottleneck should have no ReLU?',
  published: [reluSpiral, preservedArea],
  exact: manifoldRows,
  claims,
  tables: [paperTable, variantsTable],
  figures: [panelsFigure, preservedFigure, errorFigure, distributionFigure, convexityFigure],
});
