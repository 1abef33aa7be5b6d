import { countRows, suiteCountRows } from '../../src/experiment/counts.js';
import { suitesFigure, suiteTable } from '../../src/experiment/default-views.js';
import { defineExperiment, type SuiteDeclaration } from '../../src/experiment/define.js';
import { exactRowsOf, sweepSuites } from '../../src/experiment/equal-work/sweep.js';
import { sweepTables } from '../../src/experiment/equal-work/table.js';
import type { Experiment } from '../../src/experiment/experiment.js';
import { guideline3 } from '../../src/papers/shufflenetv2.js';
import { blocks } from './blocks.js';
import { fitRows } from './call-cost.js';
import { callCostFigure } from './call-cost-figure.js';
import { causes, costlyCalls, withoutWinograd } from './causes.js';
import { claims } from './claims.js';
import { fragmentsDiagram, inceptionDiagram } from './diagram.js';
import { callTable, fitTable } from './fit-table.js';
import { slowdownFigure } from './slowdown-figure.js';
import { smallMap, sweeps } from './stacks.js';

export { callCostFigure } from './call-cost-figure.js';
export { fragmentsDiagram, inceptionDiagram } from './diagram.js';
export { callTable } from './fit-table.js';

/** The suites beside Table 3. */
const others: readonly SuiteDeclaration[] = [smallMap, ...blocks, causes, costlyCalls, withoutWinograd];

export const experiment: Experiment = defineExperiment({
  id: 'fragmentation',
  title: 'Fragmentation: the same work in more and smaller operations',
  question:
    'Blocks with many small operations have fewer multiply-accumulates at the same accuracy. At equal work, what does it ' +
    'cost to cut a block into pieces?',
  published: [guideline3],
  exact: () => [
    ...sweeps.flatMap(sweep => [
      ...exactRowsOf(sweep),
      ...sweep.arms.flatMap(arm => countRows(`${sweep.suite}/${arm.id}`, arm.graph(sweep.repeats), ['ops'])),
    ]),
    ...suiteCountRows(others, ['macs', 'parameters', 'memoryAccessCost', 'ops']),
    ...fitRows(),
  ],
  suites: profile => [...sweepSuites(sweeps, profile), ...others],
  claims,
  tables: [
    fitTable,
    callTable,
    results => sweepTables(sweeps, results),
    results => others.map(suite => suiteTable(suite, results, { per: 'multiply-accumulate' })),
  ],
  figures: [
    () => [fragmentsDiagram(), inceptionDiagram()],
    callCostFigure,
    slowdownFigure,
    results => suitesFigure(otherSuites(), results),
  ],
});

/** The complete suites beside Table 3. */
function otherSuites() {
  return experiment.suites('quick').filter(({ id }) => others.some(suite => suite.id === id));
}
