import { countGraph } from '../../src/cost/counts.js';
import { exactRows } from '../../src/experiment/counts.js';
import type { Device, Sweep } from '../../src/experiment/equal-work/sweep.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { opNodes } from '../../src/networks/graph/graph.js';
import { sweeps } from './stacks.js';

/** What the paper's times are described by: multiply-accumulates alone, or with a second quantity. */
export const MODELS = ['work', 'work and memory access', 'work and calls'] as const;
export type Model = (typeof MODELS)[number];

/** A description of all 15 times of a device in Table 3. */
export interface Fit {
  /** Time of a multiply-accumulate. */
  readonly nsPerMac: number;
  /** Time of an element that is moved, or of a call; 0 for work alone. */
  readonly nsPerOther: number;
  /** Root mean square of modelled / printed − 1. */
  readonly spread: number;
}

/** One network of Table 3: counts of all its blocks, and its printed time. */
interface PrintedTime {
  readonly macs: number;
  readonly memoryAccessCost: number;
  readonly calls: number;
  readonly ns: number;
}

/** The 15 networks of a device. */
function printedTimes(device: Device): readonly PrintedTime[] {
  return sweeps
    .filter(sweep => sweep.device === device)
    .flatMap(({ arms, repeats }) =>
      arms.map(arm => {
        const graph = arm.graph(repeats);
        const { macs, memoryAccessCost } = countGraph(graph);
        return { macs, memoryAccessCost, calls: opNodes(graph).length, ns: 1e9 / arm.paperSpeed };
      }),
    );
}

/** A network's multiply-accumulates and its second quantity, both over its printed time. */
export interface RelativePoint {
  readonly work: number;
  readonly other: number;
}

/**
 * Least squares of relative errors, Σ (a · work + b · other − 1)² → least; b is 0 where every `other` is 0.
 *
 * @returns a and b as `nsPerMac` and `nsPerOther`, if times are in ns
 */
export function fitPoints(points: readonly RelativePoint[]): Fit {
  const sum = (of: (point: RelativePoint) => number) => points.reduce((total, point) => total + of(point), 0);
  const ww = sum(({ work }) => work * work);
  const wo = sum(({ work, other }) => work * other);
  const oo = sum(({ other }) => other * other);
  const [w, o] = [sum(({ work }) => work), sum(({ other }) => other)];
  const determinant = ww * oo - wo * wo;
  const [nsPerMac, nsPerOther] =
    oo === 0 ? [w / ww, 0] : [(w * oo - o * wo) / determinant, (o * ww - w * wo) / determinant];
  const squares = sum(({ work, other }) => (nsPerMac * work + nsPerOther * other - 1) ** 2);
  return { nsPerMac, nsPerOther, spread: Math.sqrt(squares / points.length) };
}

/** The description of a device's 15 printed times. */
export function fitTimes(device: Device, model: Model): Fit {
  return fitPoints(
    printedTimes(device).map(({ macs, memoryAccessCost, calls, ns }) => {
      const other = { work: 0, 'work and memory access': memoryAccessCost, 'work and calls': calls }[model];
      return { work: macs / ns, other: other / ns };
    }),
  );
}

/** Digits that are the same on every engine, whose last bits may differ. */
const rounded = (value: number) => Number(value.toPrecision(6));

/** The descriptions of Table 3 as exact rows. */
export function fitRows(): readonly ExactRow[] {
  return (['GPU', 'ARM'] as const).flatMap(device =>
    MODELS.flatMap(model => {
      const { nsPerMac, nsPerOther, spread } = fitTimes(device, model);
      const name = fitCase(device, model);
      const per = exactRows(name, 'ns', { nsPerMac: rounded(nsPerMac), nsPerOther: rounded(nsPerOther) });
      return [...per, ...exactRows(name, '1', { spread: rounded(spread) })];
    }),
  );
}

/** Where the exact rows of a description are. */
export function fitCase(device: Device, model: Model): string {
  return `table-3/${device}/${model}`;
}

/** Calls of one block, whole or in fragments: the fragments, and the sums of parallel ones. */
export function callsOf(fragments: number, arrangement: 'series' | 'parallel'): number {
  return arrangement === 'series' ? fragments : 2 * fragments - 1;
}

/**
 * Time of a fragmented block over that of the whole one where a call costs k times the whole block's kernel:
 *
 *   (kernels + calls · k) / (1 + k)
 *
 * @param kernels  time of its kernels over that of the whole block's
 */
export function slowdownOf(calls: number, k: number, kernels = 1): number {
  return (kernels + calls * k) / (1 + k);
}

/** k of the paper's whole block in a sweep: cost of a call over the time of its work, both by the fit to Table 3. */
export function printedCallCost({ device, arms: [whole] }: Sweep): number {
  const { nsPerMac, nsPerOther } = fitTimes(device, 'work and calls');
  return nsPerOther / (nsPerMac * countGraph(whole.graph(1)).macs);
}

/**
 * Cost of a call, ns, from two printed times of a sweep: a fragmented structure and the whole block do the same work, so
 * what one takes longer is divided by how many more calls it makes.
 *
 * @param arm  id of the fragmented structure
 */
export function pairedCallNs({ arms, repeats }: Sweep, arm: string): number {
  const { graph, paperSpeed } = arms.find(({ id }) => id === arm)!;
  const more = opNodes(graph(repeats)).length - opNodes(arms[0].graph(repeats)).length;
  return (1e9 / paperSpeed - 1e9 / arms[0].paperSpeed) / more;
}
