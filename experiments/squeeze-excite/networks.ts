import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { firstMeasured } from '../../src/experiment/measured-suites.js';
import type { Profile } from '../../src/measure/results/rows.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { rewrite } from '../../src/networks/graph/rewrite.js';
import { squeezeExcite } from '../../src/networks/models/blocks/squeeze-excite.js';
import { graphOf } from '../../src/networks/models/catalogue.js';

/** How many times fewer channels ShuffleNet's squeeze-and-excite has inside; as in Hu et al. 2018. */
const REDUCTION = 16;

/**
 * ShuffleNetV1 with squeeze-and-excite at the end of every branch, before the sum or concatenation. The paper says
 * neither where it stands nor how narrow it is. With a sixteenth of the channels there, the network at 2× has 2.5
 * million multiply-adds more; Table 5 prints 527 M instead of 524 M.
 */
export function withSqueezeExcite(graph: Graph): Graph {
  return rewrite(graph, (node, { builder, keep }) => {
    const id = keep(node);
    if (!node.name.endsWith('/gconv2/bn')) return id;
    const squeezed = Math.round(node.shape[1] / REDUCTION);
    const unit = node.name.slice(0, -'/gconv2/bn'.length);
    return squeezeExcite(builder, id, { squeezed, activation: 'relu', gate: 'sigmoid' }, `${unit}/se`);
  });
}

/** MobileNetV3 with no channel scaled; what computed the factors is left for the passes to remove. */
export function withoutSqueezeExcite(graph: Graph): Graph {
  return rewrite(graph, (node, { keep, at }) =>
    node.name.endsWith('/se/scale') ? at(node.inputs[0]) : keep(node),
  );
}

/** A network without and with squeeze-and-excite. */
export interface Pair {
  /** Of the arm without; `<id>-se` is the one with it. */
  readonly id: string;
  readonly without: () => Graph;
  readonly with: () => Graph;
}

const shufflenet = (width: 0.5 | 1 | 2): Pair => {
  const raw = () => graphOf('shufflenet-v1', { groups: 3, width });
  return { id: 'shufflenet-v1', without: raw, with: () => withSqueezeExcite(raw()) };
};

const mobilenet = (size: 'small' | 'large'): Pair => {
  const whole = () => graphOf('mobilenet-v3', { size });
  return { id: 'mobilenet-v3', without: () => withoutSqueezeExcite(whole()), with: whole };
};

/** The networks of each profile, all at 224×224. */
const SUITES = [
  {
    id: 'networks-small',
    title: 'ShuffleNetV1 × 0.5 and MobileNetV3-Small, 224×224, without and with squeeze-and-excite',
    pairs: [shufflenet(0.5), mobilenet('small')],
    profiles: ['smoke', 'quick'],
  },
  {
    id: 'networks',
    title: 'ShuffleNetV1 × 2 and MobileNetV3-Large, 224×224, without and with squeeze-and-excite',
    pairs: [shufflenet(2), mobilenet('large')],
    profiles: ['full'],
  },
] as const;
export const [SMALL, LARGE] = SUITES;

/** The large networks where they were measured, otherwise the small ones. */
export const measuredNetworks = firstMeasured(LARGE.id, SMALL.id);

/** `shufflenet-v1-se`. */
export function withArm({ id }: Pick<Pair, 'id'>): string {
  return `${id}-se`;
}

/** @param passes  over every graph: it is timed as it would be deployed, and counted as the papers count it, as built */
export function networkSuites(
  profile: Profile,
  passes: (graph: Graph) => Graph = optimize,
): readonly SuiteDeclaration[] {
  return SUITES.filter(({ profiles }) => profiles.some(one => one === profile)).map(
    ({ id, title, pairs }) => ({
      id,
      title,
      arms: pairs.flatMap(pair => [
        { id: pair.id, graph: () => passes(pair.without()) },
        { id: withArm(pair), graph: () => passes(pair.with()) },
      ]),
      platforms: 'compiled',
    }),
  );
}
