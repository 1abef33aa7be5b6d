import { countRows } from '../../src/experiment/counts.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { firstMeasured } from '../../src/experiment/measured-suites.js';
import type { ExactRow, Profile } from '../../src/measure/results/rows.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import {
  narrowAgainstShallow,
  popularModels,
  resolutionMultiplier,
  widthMultiplier,
} from '../../src/papers/mobilenetv1.js';
import type { Published } from '../../src/papers/published.js';
import { shallowed } from './shallow.js';

/** A member of MobileNetV1's family with the row of the paper that prints its counts. */
export interface Member {
  readonly id: string;
  readonly published: Published;
  readonly row: string;
  readonly width: number;
  readonly resolution: number;
  readonly shallow?: boolean;
}

const member = (width: number, resolution: number, published: Published, row: string): Member => {
  return { id: `mobilenet-${width}-${resolution}`, published, row, width, resolution };
};

/** Every network of which the paper prints counts: Tables 5 to 7, and what Table 9 adds. */
export const members: readonly Member[] = [
  ...[1, 0.75, 0.5, 0.25].map((width, i) => member(width, 224, widthMultiplier, rowOf(widthMultiplier, i))),
  ...[192, 160, 128].map((side, i) =>
    member(1, side, resolutionMultiplier, rowOf(resolutionMultiplier, i + 1)),
  ),
  {
    ...member(1, 224, narrowAgainstShallow, 'Shallow MobileNet'),
    id: 'mobilenet-shallow-224',
    shallow: true,
  },
  member(0.5, 160, popularModels, '0.50 MobileNet-160'),
];

function rowOf(published: Published, place: number): string {
  return String(published.rows[place][0]);
}

/** A network of the family as it is counted; deployed, its batch norms are folded into the convolutions. */
export function networkGraph({
  width,
  resolution,
  shallow = false,
}: Omit<Member, 'id' | 'published' | 'row'>): Graph {
  const graph = graphOf('mobilenet-v1', { width, resolution });
  return shallow ? shallowed(graph) : graph;
}

/** Counts of the paper's networks, as it counts them: without batch norm. */
export function memberRows(): ExactRow[] {
  return members.flatMap(one =>
    countRows(`table/${one.id}`, networkGraph(one), ['macs', 'parameters'], node => node.op !== 'batchNorm'),
  );
}

/** Widths of the measured networks: arms `width-0.5`; the full one is `full`. */
export const WIDTHS = [1, 0.75, 0.5, 0.25] as const;
export const widthArm = (width: number): string => (width === 1 ? 'full' : `width-${width}`);
export const SMALL_ARM = 'small-image';
export const SHALLOW_ARM = 'shallow';

/** The networks that every profile measures: half of the paper's work. */
export const SMALLER_SUITE = 'networks-160';
/** The resolutions at which networks are measured, and that of the small image; the paper's is for the full profile. */
const RESOLUTIONS = [
  { id: SMALLER_SUITE, resolution: 160, small: 96 },
  { id: 'networks-224', resolution: 224, small: 128 },
] as const;

/** Whole networks, on compiled platforms only. */
export function networkSuites(
  profile: Profile,
  passes: (graph: Graph) => Graph = optimize,
): readonly SuiteDeclaration[] {
  return RESOLUTIONS.filter(({ resolution }) => resolution < 224 || profile === 'full').map(
    ({ id, resolution, small }) => ({
      id,
      title: `MobileNetV1 at ${resolution}×${resolution}: narrower, on a smaller image, shallower`,
      platforms: 'compiled',
      arms: [
        ...WIDTHS.map(width => ({
          id: widthArm(width),
          graph: () => passes(networkGraph({ width, resolution })),
        })),
        { id: SMALL_ARM, graph: () => passes(networkGraph({ width: 1, resolution: small })) },
        { id: SHALLOW_ARM, graph: () => passes(networkGraph({ width: 1, resolution, shallow: true })) },
      ],
    }),
  );
}

/** The networks at the greatest resolution that was measured. */
export const measuredNetworks = firstMeasured(...RESOLUTIONS.map(({ id }) => id).reverse());
