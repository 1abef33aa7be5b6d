import type { Layout, LayoutAxis, PlotData } from 'plotly.js';
import { attainableFlopsPerNs, type Roofline } from '../cost/roofline.js';

/** Intensities that a roofline is drawn over, FLOPs per byte; as powers of two. */
export interface IntensityRange {
  readonly fromLog2: number;
  readonly toLog2: number;
}

const LOG2_STEP = 0.25;

/** Speed on a logarithmic axis; Plotly's own ticks between powers of ten are too small to read. */
export const SPEED_AXIS: Partial<LayoutAxis> = {
  title: { text: 'speed, GFLOP/s' },
  type: 'log',
  tickvals: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
};

/** What a machine can reach at this working set, over the arithmetic intensity. */
export function roofLine(
  roof: Roofline,
  workingSetBytes: number,
  { fromLog2, toLog2 }: IntensityRange,
): Partial<PlotData> {
  const steps = Math.round((toLog2 - fromLog2) / LOG2_STEP);
  const x = Array.from({ length: steps + 1 }, (_, i) => 2 ** (fromLog2 + i * LOG2_STEP));
  const ridge = roof.peakFlopsPerNs / (attainableFlopsPerNs(roof, x[0], workingSetBytes) / x[0]);
  const corners = [...x, ridge].sort((a, b) => a - b);
  return {
    type: 'scatter',
    mode: 'lines',
    x: corners,
    y: corners.map(intensity => attainableFlopsPerNs(roof, intensity, workingSetBytes)),
    hovertemplate: '%{x:.3g} FLOP/byte: %{y:.3g} GFLOP/s',
  };
}

/**
 * Both axes logarithmic: a product is a straight line.
 *
 * @param ticksLog2  where the intensity has a tick, as powers of two
 * @param speeds     lowest and highest that is shown, GFLOP/s; what the data need where it is absent
 */
export function rooflineLayout(
  { fromLog2, toLog2 }: IntensityRange,
  ticksLog2: readonly number[],
  speeds?: readonly [number, number],
): Partial<Layout> {
  return {
    xaxis: {
      title: { text: 'arithmetic intensity, FLOPs per byte moved' },
      type: 'log',
      tickvals: ticksLog2.map(power => 2 ** power),
      ticktext: ticksLog2.map(power => (power < 0 ? `1/${2 ** -power}` : String(2 ** power))),
      range: [fromLog2, toLog2].map(power => power * Math.log10(2)),
    },
    yaxis: { ...SPEED_AXIS, ...(speeds && { range: speeds.map(speed => Math.log10(speed)) }) },
  };
}
