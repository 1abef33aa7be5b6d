import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { withCostPerCall } from '../../src/networks/cost-per-call.js';
import { wasmDirect } from '../../src/networks/direct-convolution.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { fragmentedStack } from '../../src/networks/models/fragments.js';
import { inceptionModule } from '../../src/networks/models/inception-3a.js';
import type { Platform } from '../../src/networks/platform.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { onePath, SIDE } from './blocks.js';
import { armBlock, SMALL_SIDE, WHOLE } from './stacks.js';

/** What a call is made to cost, ns: an assumption, of the size that Table 3 of the paper says of its GPU. */
export const CALL_NS = 20_000;

const own: Platform = platforms.wasm;
const withCalls = withCostPerCall(own, CALL_NS);

const one = () => fragmentedStack(armBlock(1, 'series'), 1, { side: SMALL_SIDE });
const four = (arrangement: 'series' | 'parallel', sums: 'add' | 'in place' = 'add') =>
  fragmentedStack(armBlock(4, arrangement), 1, { side: SMALL_SIDE, sums });

/** The four parallel fragments as one convolution with four times the filters: their work in one call, without sums. */
export function oneWide(): Graph {
  const { channels, fragments } = armBlock(4, 'parallel');
  const g = new GraphBuilder('one-wide');
  const x = g.input([1, channels, SMALL_SIDE, SMALL_SIDE]);
  return g.build(g.pointwise(x, { filters: fragments * channels }, { name: 'fragments' }));
}

/** One thing changed at a time, on one thread: the sums, then the number of calls. */
export const causes: SuiteDeclaration = {
  id: 'causes',
  title: `without sums, without calls, ${SMALL_SIDE}×${SMALL_SIDE}`,
  arms: [
    { id: WHOLE, graph: one, platform: own },
    { id: '4-parallel', graph: () => four('parallel'), platform: own },
    { id: '4-in-place', graph: () => four('parallel', 'in place'), platform: own },
    { id: 'one-wide', graph: oneWide, platform: own },
  ],
  platforms: [SIDE_BY_SIDE],
};

/** The blocks where a call costs something. */
export const costlyCalls: SuiteDeclaration = {
  id: 'costly-calls',
  title: `every call ${CALL_NS / 1000} µs longer, ${SMALL_SIDE}×${SMALL_SIDE}`,
  arms: [
    { id: WHOLE, graph: one, platform: withCalls },
    { id: '4-series', graph: () => four('series'), platform: withCalls },
    { id: '4-parallel', graph: () => four('parallel'), platform: withCalls },
  ],
  platforms: [SIDE_BY_SIDE],
};

/** The inception module and its regular block without Winograd's algorithm, which helps 3×3 windows alone. */
export const withoutWinograd: SuiteDeclaration = {
  id: 'without-winograd',
  title: 'without Winograd, 14×14',
  arms: [
    { id: 'one-path', graph: () => onePath(), platform: wasmDirect },
    { id: 'inception', graph: () => inceptionModule(SIDE), platform: wasmDirect },
  ],
  platforms: [SIDE_BY_SIDE],
};
