import type { Graph } from '../networks/graph/graph.js';
import { graphOf } from '../networks/models/catalogue.js';
import { type LayerStackName, layerStack } from '../networks/models/layer-stacks.js';

/** What our fastest platform has to reach on a workload; every factor is a ratio of times in one run. */
export interface Targets {
  /** One thread: at least `by` times as fast as the fastest of these engines. */
  readonly faster: { readonly than: readonly string[]; readonly by: number };
  /** Two threads: at least so many times as fast as one thread. */
  readonly twoThreads?: number;
  /** One thread: the native engine is at most so many times as fast. */
  readonly behindNative?: number;
}

/** A graph that all engines run, batch 1, float32. */
export interface Workload {
  /** As `--only` names it. */
  readonly id: string;
  readonly title: string;
  /** Geometric means are taken over the workloads of a kind. */
  readonly kind: 'stack' | 'network';
  readonly targets: Targets;
  graph(): Graph;
}

type OtherTargets = Omit<Targets, 'faster'>;

/** One thread, over all stacks: the geometric mean of how many times as fast as the fastest peer of `faster`. */
export const STACKS_MEAN = 1.6;

/** The engines that run in WebAssembly as ours do, and that many people have made fast. */
const WASM_PEERS = ['tensorflow', 'onnxruntime-web'];

/** Where our kernels are tiled matrix products. */
const TILED: OtherTargets = { twoThreads: 1.75, behindNative: 3.6 };

function stack(id: LayerStackName, title: string, by: number, others?: OtherTargets): Workload {
  const targets = { faster: { than: WASM_PEERS, by }, ...others };
  return { id, title, kind: 'stack', targets, graph: () => layerStack(id) };
}

/** A whole network at its full resolution. */
function network(id: string, others?: OtherTargets): Workload {
  const targets = { faster: { than: ['onnxruntime-web'], by: 1.6 }, ...others };
  return { id, title: id, kind: 'network', targets, graph: () => graphOf(id) };
}

/** Every workload, in the order of the tables. */
export const workloads: readonly Workload[] = [
  stack('pointwise-128', 'ten 1×1, 128→128, 56×56', 1.3, TILED),
  stack('depthwise-128', 'ten depthwise 3×3, 128 channels, 56×56', 3),
  stack('bottleneck-52', 'five of 1×1 52→312 and 312→52, 56×56', 1.3, TILED),
  stack('grouped-360', 'ten 1×1 grouped by 8, 360→360, 56×56', 1.3),
  stack('conv-64', 'four 3×3, 64→64, 56×56', 1.3, { behindNative: 3.6 }),
  stack('pointwise-512', 'ten 1×1, 512→512, 14×14', 1.3, TILED),
  network('mobilenet-v2', { twoThreads: 1.5 }),
  network('shufflenet-v2-1.0'),
  network('squeezenet-1.1'),
  network('mobilenet-v3-small'),
  network('efficientnet-b0'),
  network('resnet-18', { twoThreads: 1.5 }),
];
