import { GraphBuilder } from '../networks/graph/builder.js';
import type { Graph } from '../networks/graph/graph.js';
import type { Workload } from './workload.js';

/** One more layer of a stack on top of node `x`; returns the id of its node. */
type AddLayer = (builder: GraphBuilder, x: number, name: string) => number;

/** The engines that run in WebAssembly as we do and have been made fast by many hands. */
const WASM_PEERS = ['tensorflow', 'onnxruntime-web'];
const faster = { than: WASM_PEERS, by: 1.3 };

const pointwise =
  (filters: number): AddLayer =>
  (builder, x, name) =>
    builder.pointwise(x, { filters }, { name });

const depthwise: AddLayer = (builder, x, name) =>
  builder.depthwise(x, { kernel: [3, 3], padding: 1 }, { name });

const grouped =
  (filters: number, groups: number): AddLayer =>
  (builder, x, name) =>
    builder.groupedPointwise(x, { filters, groups }, { name });

const conv3x3 =
  (filters: number): AddLayer =>
  (builder, x, name) =>
    builder.conv2d(x, { filters, kernel: [3, 3], padding: 1 }, { name });

/** The same few layers `times` times over, on a square feature map. */
function stack(
  id: string,
  channels: number,
  side: number,
  times: number,
  layers: readonly AddLayer[],
): Graph {
  const builder = new GraphBuilder(`stack-${id}`);
  let x = builder.input([1, channels, side, side]);
  for (let i = 0; i < times * layers.length; i++) {
    x = layers[i % layers.length](builder, x, `layer${i + 1}`);
  }
  return builder.build(x);
}

/** Stacks of the layers that light-weight networks are made of, without bias and activation. */
export const stacks: readonly Workload[] = [
  {
    id: 'pointwise-128',
    title: 'ten 1×1, 128→128, 56×56',
    kind: 'stack',
    bars: { faster, twoThreads: 1.75, behindNative: 3.6 },
    graph: () => stack('pointwise-128', 128, 56, 10, [pointwise(128)]),
  },
  {
    id: 'depthwise-128',
    title: 'ten depthwise 3×3, 128 channels, 56×56',
    kind: 'stack',
    bars: { faster: { than: WASM_PEERS, by: 3 } },
    graph: () => stack('depthwise-128', 128, 56, 10, [depthwise]),
  },
  {
    id: 'bottleneck-52',
    title: 'five of 1×1 52→312 and 312→52, 56×56',
    kind: 'stack',
    bars: { faster, twoThreads: 1.75, behindNative: 3.6 },
    graph: () => stack('bottleneck-52', 52, 56, 5, [pointwise(312), pointwise(52)]),
  },
  {
    id: 'grouped-360',
    title: 'ten 1×1 grouped by 8, 360→360, 56×56',
    kind: 'stack',
    bars: { faster },
    graph: () => stack('grouped-360', 360, 56, 10, [grouped(360, 8)]),
  },
  {
    id: 'conv-64',
    title: 'four 3×3, 64→64, 56×56',
    kind: 'stack',
    bars: { faster, behindNative: 3.6 },
    graph: () => stack('conv-64', 64, 56, 4, [conv3x3(64)]),
  },
  {
    id: 'pointwise-512',
    title: 'ten 1×1, 512→512, 14×14',
    kind: 'stack',
    bars: { faster, twoThreads: 1.75, behindNative: 3.6 },
    graph: () => stack('pointwise-512', 512, 14, 10, [pointwise(512)]),
  },
];
