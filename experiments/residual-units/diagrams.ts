import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { graphOfUnit, UNITS, type UnitName } from './arms.js';
import { downUnit } from './units.js';

/** The three residual units of the same work, as boxes. */
export function unitsDiagram(): Figure {
  const drawn = (name: string, unit: UnitName) => ({ name, graph: graphOfUnit(UNITS[unit]) });
  return blockDiagram(
    [
      drawn('standard', 'standard'),
      drawn('bottleneck', 'bottleneck'),
      drawn('inverted residual', 'inverted'),
    ],
    {
      id: 'three-units',
      title: 'Three residual units of the same work',
      caption:
        'Two 3×3 convolutions; wide, narrow, wide around a full 3×3; narrow, wide, narrow around a depthwise one. Only the ' +
        'inverted residual has no activation behind its last convolution and behind its sum.',
    },
  );
}

/** What becomes of the shortcut where a unit halves the map. */
export function strideDiagram(): Figure {
  return blockDiagram(
    [
      { name: 'ResNet, stride 2', graph: downUnit('projection') },
      { name: 'MobileNetV2, stride 2', graph: downUnit('inverted') },
    ],
    {
      id: 'stride-units',
      title: 'Where shapes differ: a computed shortcut, and none',
      caption:
        "ResNet's shortcut becomes a 1×1 convolution of stride 2, which reads one pixel in four. MobileNetV2's unit has no " +
        'shortcut; its expansion works on the large map.',
    },
  );
}
