import type { Data } from 'plotly.js';
import { attainableFlopsPerNs } from '../../src/cost/roofline.js';
import type { Figure } from '../../src/reports/figure.js';
import { type IntensityRange, roofLine, rooflineLayout } from '../../src/reports/roofline-axes.js';
import { COLOURS } from '../../src/reports/theme.js';
import { intensityOf, LAYER_BYTES, layers } from './layers.js';

/** Intensities that the roofs are drawn over, and where the axis has ticks. */
export const INTENSITIES: IntensityRange = { fromLog2: -5, toLog2: 8 };
export const TICKS_LOG2 = [-5, -3, -1, 1, 3, 5, 7];

/** A machine by the two numbers of the simplest roofline. */
export interface TwoCeilings {
  /** FLOPs per ns, that is GFLOP/s. */
  readonly peakFlopsPerNs: number;
  /** Bytes per ns from memory, that is GB/s. */
  readonly bytesPerNs: number;
}

/**
 * The roofline of a machine that is only two numbers, with the layers of this experiment where they would be at best:
 * min(peak, bandwidth · intensity). Needs no clock.
 *
 * @throws {RangeError} where a number is not above 0
 * @source Williams, Waterman & Patterson 2009, CACM 52(4)
 */
export function rooflineSketch({ peakFlopsPerNs, bytesPerNs }: TwoCeilings): Figure {
  for (const [key, value] of Object.entries({ peakFlopsPerNs, bytesPerNs })) {
    if (!(Number.isFinite(value) && value > 0)) {
      throw new RangeError(`rooflineSketch: ${key} is ${value}, expected a number above 0`);
    }
  }
  const roof = { peakFlopsPerNs, bandwidths: [{ workingSetBytes: LAYER_BYTES, bytesPerNs }] };
  const dots = layers
    .map(layer => ({ id: layer.id, intensity: intensityOf(layer.graph()) }))
    .sort((a, b) => a.intensity - b.intensity);
  const reached = dots.map(({ intensity }) => attainableFlopsPerNs(roof, intensity, LAYER_BYTES));
  return {
    id: 'roofline-sketch',
    title: `The roofline of a machine with ${peakFlopsPerNs} GFLOP/s and ${bytesPerNs} GB/s`,
    caption:
      'Under the slope the memory decides, under the flat roof the arithmetic. A dot is what a layer can reach at best: all of them move the same number of bytes.',
    data: [
      {
        ...roofLine(roof, LAYER_BYTES, INTENSITIES),
        name: 'roof',
        line: { color: COLOURS[0], width: 2 },
      },
      {
        type: 'scatter',
        mode: 'text+markers',
        name: 'layers, at best',
        x: dots.map(({ intensity }) => intensity),
        y: reached,
        text: dots.map(({ id }) => id),
        // On both sides of the roof in turn, so that names do not meet.
        textposition: dots.map((_, i) => (i % 2 === 0 ? 'bottom right' : 'top left')),
        marker: { color: COLOURS[1], size: 9 },
      } as unknown as Partial<Data>,
    ],
    layout: rooflineLayout(INTENSITIES, TICKS_LOG2, [reached[0] / 3, peakFlopsPerNs * 3]),
  };
}
