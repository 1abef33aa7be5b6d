import { suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import {
  narrowAgainstShallow,
  popularModels,
  resolutionMultiplier,
  widthMultiplier,
} from '../../src/papers/mobilenetv1.js';
import { release } from '../../src/papers/mobilenetv2.js';
import { networkSpeed } from '../../src/papers/shufflenetv2.js';
import { claims } from './claims.js';
import { multipliersDiagram } from './diagram.js';
import { causesFigure, networksFigure, slowdownFigure } from './figures.js';
import { memberRows, networkSuites } from './networks.js';
import { sliceSuite } from './slice.js';
import { countsTable, halvesTable, networkTables, sliceTable } from './tables.js';

export { multiplierCountsFigure } from './counts-figure.js';
export { multipliersDiagram } from './diagram.js';

export const experiment = defineExperiment({
  id: 'multipliers',
  title: 'Width, resolution, depth: three ways to do less work',
  question:
    'MobileNetV1 can be made narrower, be given a smaller image, or lose layers. At about the same work, which of the three ' +
    'saves the most time?',
  published: [
    narrowAgainstShallow,
    widthMultiplier,
    resolutionMultiplier,
    popularModels,
    networkSpeed,
    release,
  ],
  suites: profile => [sliceSuite, ...networkSuites(profile)],
  exact: () => [
    ...suiteCountRows([sliceSuite, ...networkSuites('full', asBuilt => asBuilt)]),
    ...memberRows(),
  ],
  claims,
  tables: [sliceTable, halvesTable, networkTables, countsTable],
  figures: [() => multipliersDiagram(), slowdownFigure, causesFigure, networksFigure],
});
