import { suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { suites } from './cases.js';
import { claims } from './claims.js';
import { concurrencyDiagram } from './diagram.js';
import { parallelismRows } from './parallelism.js';
import { scheduleFigure } from './schedule-figure.js';
import { casesTable } from './table.js';
import { timesFigure } from './times-figure.js';

export { concurrencyDiagram } from './diagram.js';
export { scheduleFigure } from './schedule-figure.js';

export const experiment = defineExperiment({
  id: 'concurrency',
  title: 'Concurrency: two operations at once, or each shared by both threads',
  question:
    'Independent operations can run at the same time, and every single operation can be shared by all threads. What is the ' +
    'degree of parallelism on which speed depends?',
  exact: () => [...suiteCountRows(suites), ...parallelismRows()],
  suites,
  claims,
  tables: [casesTable],
  figures: [() => [concurrencyDiagram(), scheduleFigure()], timesFigure],
});
