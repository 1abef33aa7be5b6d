import { defineExperiment } from '../../src/experiment/define.js';
import { architecture, tSplit } from '../../src/papers/mobilenetv2.js';
import { tSplitSuites } from './blocks.js';
import { claims } from './claims.js';
import { orderRows, tSplitRows } from './exact.js';
import { memoryFigure, missesFigure, tradeFigure } from './figures.js';
import { tSplitTables } from './table.js';

export { blocks } from './blocks.js';
export { tSplitElements } from './elements.js';
export { splitMemoryFigure } from './figures.js';
export { tSplitFilm } from './film.js';

export const experiment = defineExperiment({
  id: 't-split',
  title: 'The t-split: a bottleneck block in slices, memory against time',
  question:
    'A bottleneck block can be computed in t slices of its widest tensor, each added to the output. Memory falls with ' +
    't and the arithmetic stays. What does it cost in time?',
  published: [tSplit, architecture],
  exact: () => [...tSplitRows(), ...orderRows()],
  suites: tSplitSuites,
  claims,
  tables: [tSplitTables],
  figures: [memoryFigure, tradeFigure, missesFigure],
});
