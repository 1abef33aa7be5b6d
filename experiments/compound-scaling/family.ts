import { type Counts, countGraph } from '../../src/cost/counts.js';
import { exactRows } from '../../src/experiment/counts.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { firstMeasured } from '../../src/experiment/measured-suites.js';
import type { ExactRow, Profile } from '../../src/measure/results/rows.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { findModel, graphOf, parametersOf } from '../../src/networks/models/catalogue.js';
import { compoundConstants } from '../../src/papers/efficientnet.js';
import { publishedNumber } from '../../src/papers/published.js';

/** α, β and γ as the paper prints them. */
export const [ALPHA, BETA, GAMMA] = ['alpha', 'beta', 'gamma'].map(name =>
  publishedNumber(compoundConstants, name, 'value'),
);

/** Factors of depth d, width w and resolution r. */
export interface Scaling {
  readonly depth: number;
  readonly width: number;
  readonly resolution: number;
}

/** What the paper says that scaling does to the FLOPs: d · w² · r². */
export function promisedGrowth({ depth, width, resolution }: Scaling): number {
  return depth * width ** 2 * resolution ** 2;
}

/** Rows of B0's image. */
const B0_SIDE = 224;

/** Counts of EfficientNet-B0 after scaling: layers rounded up, channels to multiples of 8, the image to whole pixels. */
export function scaledB0({ depth, width, resolution }: Scaling): Counts {
  const side = Math.round(B0_SIDE * resolution);
  return countGraph(graphOf('efficientnet', { depth, width, resolution: side }));
}

/** A member of the family: its name in Table 2, and what the authors' code scales it by. */
export interface Member extends Scaling {
  readonly name: string;
  readonly model: string;
}

export const family: readonly Member[] = Array.from({ length: 8 }, (_, i) => {
  const model = `efficientnet-b${i}`;
  const { depth, width, resolution } = parametersOf(findModel(model)) as Readonly<Record<string, number>>;
  return { name: `B${i}`, model, depth, width, resolution: resolution / B0_SIDE };
});

/** The φ that one factor alone speaks for: log(factor) / log(constant). */
export function phiOf({ depth, width, resolution }: Scaling): Scaling {
  const phi = (factor: number, constant: number) => Math.log(factor) / Math.log(constant);
  return { depth: phi(depth, ALPHA), width: phi(width, BETA), resolution: phi(resolution, GAMMA) };
}

/** Counts of B0 to B7 as built, and what their factors promise. */
export function familyRows(): ExactRow[] {
  return family.flatMap(member => {
    const { macs, parameters, memoryAccessCost } = countGraph(graphOf(member.model));
    const at = `family/${member.name}`;
    return [
      ...exactRows(at, 'multiply-accumulates', { macs }),
      ...exactRows(at, 'elements', { parameters, memoryAccessCost }),
      ...exactRows(at, '1', { promised: promisedGrowth(member) }),
    ];
  });
}

/** B0 and B1 on images of half the paper's sides, for every profile, and on the paper's. */
const SIZES = [
  { id: 'networks-112', sides: [112, 120] },
  { id: 'networks-224', sides: [224, 240] },
] as const;
export const NETWORKS = ['B0', 'B1'] as const;

/** Whole networks with ten classes, on compiled platforms only. */
export function networkSuites(profile: Profile): readonly SuiteDeclaration[] {
  return SIZES.filter((_, i) => i === 0 || profile === 'full').map(({ id, sides }) => ({
    id,
    title: `EfficientNet-B0 and B1 at ${sides.map(side => `${side}×${side}`).join(' and ')}, 10 classes`,
    platforms: 'compiled',
    arms: NETWORKS.map((name, i) => ({
      id: name,
      graph: () =>
        optimize(graphOf(`efficientnet-${name.toLowerCase()}`, { resolution: sides[i], classes: 10 })),
    })),
  }));
}

/** The networks on the largest images that were measured. */
export const measuredNetworks = firstMeasured(...SIZES.map(({ id }) => id).reverse());
