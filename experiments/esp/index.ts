import { exactRows, suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { differingValues } from '../../src/networks/graph/differing-values.js';
import { eespExample, espExample } from '../../src/papers/espnet.js';
import { claims } from './claims.js';
import { espDiagram } from './diagram.js';
import { dilationFigure, griddingFigure, modulesFigure } from './figures.js';
import { eespModule } from './modules.js';
import { fieldOf, shareOnImage } from './reach.js';
import { DILATIONS, dilationArm, SIDE, suites } from './suites.js';
import { directTable, fieldTable, modulesTable } from './tables.js';

export { espDiagram } from './diagram.js';
export { griddingFigure } from './figures.js';
export { dilatedConvolution, eespModule, espModule } from './modules.js';
export { fieldOf } from './reach.js';
export { pyramidTable } from './tables.js';

/** A module small enough to be run by the plain loops while exact numbers are made. */
const SMALL = { channels: 16, branches: 4, side: 9 };

export const experiment = defineExperiment({
  id: 'esp',
  title: 'ESPNet: a pyramid of dilated convolutions',
  question:
    'A dilated window sees further with the same nine weights. What does a pyramid of them see, what does it save, and ' +
    'how much of that becomes time saved?',
  published: [espExample, eespExample],
  exact,
  suites,
  claims,
  tables: [fieldTable, modulesTable, directTable],
  figures: [() => espDiagram(), () => griddingFigure(), dilationFigure, modulesFigure],
});

function exact(): ExactRow[] {
  const fields = [1, 2, 3, 4, 5].flatMap(K =>
    [true, false].flatMap(fused =>
      [1, 2].flatMap(modules => {
        const { side, reached, share } = fieldOf(K, { modules, fused });
        const at = `field/K=${K}${modules === 1 ? '' : `x${modules}`}${fused ? '' : '-plain'}`;
        return [...exactRows(at, 'pixels', { side, reached }), ...exactRows(at, '1', { share })];
      }),
    ),
  );
  const onImage = DILATIONS.flatMap(dilation =>
    exactRows(`dilation/${dilationArm(dilation)}`, '1', { onImage: shareOnImage(SIDE, dilation) }),
  );
  const equivalence = (['separate', 'before the sums'] as const).flatMap(form =>
    exactRows(`equivalence/${form}`, 'values', {
      ...differingValues(eespModule(SMALL), eespModule(SMALL, form)),
    }),
  );
  return [...suiteCountRows(suites), ...fields, ...onImage, ...equivalence];
}
