import { receptiveField } from '../../src/cost/receptive-field.js';
import type { Figure } from '../../src/reports/figure.js';
import { pixelFigure } from '../../src/reports/pixel-figure.js';
import { FORM_NAMES, type Form, gateGraph } from './suites.js';

/** Which pixels of a map reach the gate of the pixel in its middle. */
export function reachOf(form: Form, side: number) {
  const middle = Math.floor(side / 2);
  const { reached, pixels } = receptiveField(gateGraph(form, side, 1), {
    channel: 0,
    row: middle,
    column: middle,
  });
  return { reached, pixels, share: reached / side ** 2 };
}

/** Which pixels each form sees from the middle of a 28×28 map. Needs no clock. */
export function reachFigure(side = 28): Figure {
  const maps = FORM_NAMES.map(form => {
    const { pixels, reached } = reachOf(form, side);
    return {
      heading: `${form === 'dfc' ? 'DFC, windows of 5' : form}: ${reached} pixels`,
      rows: Array.from({ length: side }, (_, y) => [...pixels.slice(y * side, (y + 1) * side)]),
    };
  });
  return pixelFigure(
    {
      id: 'dfc-reach',
      title: `What the gate of the middle pixel sees of a ${side}×${side} map`,
      caption:
        'Dark pixels can change the gate, counted on the graph. Two decoupled steps see everything; windows of five at ' +
        'half the size see 10×10 pixels, on a map of any size.',
    },
    maps,
    { columns: maps.length, most: 1 },
  );
}
