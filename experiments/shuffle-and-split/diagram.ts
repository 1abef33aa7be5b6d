import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { unitsV2, unitV1 } from './units.js';

/** The units with a shuffle: that of ShuffleNetV1, and that of ShuffleNetV2 as the paper draws it and with one copy. */
export function shuffleDiagram(): Figure {
  const stage = { channels: 16, side: 28, units: 1 };
  return blockDiagram(
    [
      { name: 'V1, 3 groups', graph: unitV1({ channels: 48, groups: 3, side: 28 }, true) },
      { name: 'V2, three copies', graph: unitsV2(stage, 'three-ops') },
      { name: 'V2, interleaved', graph: unitsV2(stage, 'interleaved') },
    ],
    {
      id: 'shuffle-units',
      title: 'Where the shuffle stands in ShuffleNetV1 and V2',
      caption:
        'Left: V1 shuffles between two grouped 1×1 convolutions. Middle: V2 splits, computes on one half, joins and shuffles. ' +
        'Right: the halves are joined along a new axis, which puts their channels in turn; the reshapes move nothing.',
    },
  );
}
