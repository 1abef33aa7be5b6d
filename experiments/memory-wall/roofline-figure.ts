import type { Data, Layout } from 'plotly.js';
import { attainableFlopsPerNs, type Roofline } from '../../src/cost/roofline.js';
import type { Figure } from '../../src/reports/figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { intensityOf, LAYER_BYTES, layers } from './layers.js';

/** Intensities that the roofs are drawn over, FLOPs per byte; both are powers of 2. */
const FROM_LOG2 = -5;
const TO_LOG2 = 7;
const LOG2_STEP = 0.25;

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
      roofLine(roof, LAYER_BYTES, 'roof', COLOURS[0]),
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
    layout: rooflineLayout([reached[0] / 3, peakFlopsPerNs * 3]),
  };
}

/** What a machine can reach at this working set, over the arithmetic intensity. */
export function roofLine(
  roof: Roofline,
  workingSetBytes: number,
  name: string,
  color: string,
): Partial<Data> {
  const steps = Math.round((TO_LOG2 - FROM_LOG2) / LOG2_STEP);
  const x = Array.from({ length: steps + 1 }, (_, i) => 2 ** (FROM_LOG2 + i * LOG2_STEP));
  const ridge = roof.peakFlopsPerNs / (attainableFlopsPerNs(roof, x[0], workingSetBytes) / x[0]);
  const corners = [...x, ridge].sort((a, b) => a - b);
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    x: corners,
    y: corners.map(intensity => attainableFlopsPerNs(roof, intensity, workingSetBytes)),
    line: { color, width: 2 },
    hovertemplate: '%{x:.3g} FLOP/byte: %{y:.3g} GFLOP/s',
  };
}

/**
 * Both axes logarithmic: a product is a straight line.
 *
 * @param speeds  lowest and highest that is shown, GFLOP/s; what the data need where it is absent
 */
export function rooflineLayout(speeds?: readonly [number, number]): Partial<Layout> {
  const log = { type: 'log', exponentformat: 'none' } as const;
  return {
    xaxis: {
      ...log,
      title: { text: 'arithmetic intensity, FLOPs per byte moved' },
      tickvals: [1 / 32, 1 / 8, 1 / 2, 2, 8, 32, 128],
      ticktext: ['1/32', '1/8', '1/2', '2', '8', '32', '128'],
      range: [FROM_LOG2, TO_LOG2 + 1].map(power => power * Math.log10(2)),
    },
    yaxis: {
      ...log,
      title: { text: 'speed, GFLOP/s' },
      ...(speeds && { range: speeds.map(speed => Math.log10(speed)) }),
    },
  };
}
