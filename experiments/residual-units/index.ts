import { exactRows, suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { architecture } from '../../src/papers/mobilenetv2.js';
import {
  armOf,
  EXPANSION_SUITE,
  EXPANSIONS,
  graphOfExpansion,
  graphOfUnit,
  suites,
  UNITS,
  UNITS_SUITE,
} from './arms.js';
import { claims } from './claims.js';
import { strideDiagram, unitsDiagram } from './diagrams.js';
import { expansionFigure, timesFigure } from './expansion-figure.js';
import { unitMemory } from './memory.js';
import { strideFigure } from './stride-figure.js';
import { expansionTable, rowsTable, shortcutsTable, unitsTable } from './tables.js';

export { strideDiagram, unitsDiagram } from './diagrams.js';
export { expansionFigure } from './expansion-figure.js';
export { strideFigure } from './stride-figure.js';
export { rowsTable, shortcutsTable } from './tables.js';

export const experiment = defineExperiment({
  id: 'residual-units',
  title: 'Residual units: standard, bottleneck, inverted',
  question:
    'Why is an inverted residual narrow, wide, narrow, where a bottleneck is wide, narrow, wide? What do the two cost in bytes, ' +
    'peak memory and time at the same work, and what do t, c, n and s decide?',
  published: [architecture],
  suites,
  exact: () => [...suiteCountRows(suites), ...memoryRows()],
  claims,
  tables: [unitsTable, expansionTable, () => rowsTable(), () => shortcutsTable()],
  figures: [
    () => unitsDiagram(),
    () => strideDiagram(),
    () => expansionFigure(),
    () => strideFigure(),
    timesFigure,
  ],
});

/** Memory of one unit of each kind, in cases `<suite>/<arm>/one`. */
function memoryRows(): ExactRow[] {
  const rows = (suite: string, arm: string, graph: Graph) =>
    exactRows(`${suite}/${arm}/one`, 'elements per pixel', { ...unitMemory(graph) });
  return [
    ...Object.values(UNITS).flatMap(unit => rows(UNITS_SUITE, unit.id, graphOfUnit(unit))),
    ...EXPANSIONS.flatMap(one => rows(EXPANSION_SUITE, armOf(one), graphOfExpansion(one))),
  ];
}
