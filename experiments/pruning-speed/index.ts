import { suiteCountRows } from '../../src/experiment/counts.js';
import { suiteTable } from '../../src/experiment/default-views.js';
import { defineExperiment } from '../../src/experiment/define.js';
import {
  fieldNotes,
  ncnn3190,
  netadapt,
  nvidiaTile,
  radu2019,
  tflite46002,
} from '../../src/papers/pruning.js';
import { publishedNumber } from '../../src/papers/published.js';
import { significant } from '../../src/reports/format.js';
import { batchSuites, pruningSuite } from './network.js';
import { networkClaims } from './network-claims.js';
import { batchFigure, pruningFigure } from './network-figures.js';
import { staircaseSuite, staircases } from './staircase.js';
import { staircaseClaims } from './staircase-claims.js';
import { staircaseFigure, staircaseTable, teethFigure } from './staircase-views.js';

export { tilesFigure } from './tiles.js';

const [fewerParameters, faster] = ['params', 'speed_s'].map(row =>
  significant(publishedNumber(fieldNotes, row, 'ratio')),
);
const NOTES = [
  `The notes on their own network: ${fewerParameters} times fewer parameters, ${faster} times as fast.`,
];

export const experiment = defineExperiment({
  id: 'pruning-speed',
  title: 'Why is it slower after channel pruning?',
  question:
    'Pruning channels removes multiply-accumulates. How much of that arrives as time, and where does it stop?',
  published: [tflite46002, ncnn3190, netadapt, nvidiaTile, radu2019, fieldNotes],
  suites: profile =>
    [...staircases.map(stairs => staircaseSuite(stairs, profile)), pruningSuite, ...batchSuites].map(suite =>
      profile === 'full' ? { ...suite, platforms: 'all' } : suite,
    ),
  exact: () => suiteCountRows([pruningSuite, ...batchSuites]),
  claims: [...staircaseClaims, ...networkClaims],
  tables: [
    staircaseTable,
    results => suiteTable(pruningSuite, results, { notes: NOTES }),
    results => batchSuites.map(suite => suiteTable(suite, results, { per: 'image' })),
  ],
  figures: [staircaseFigure, teethFigure, pruningFigure, batchFigure],
});
