import type { Activation, OpName, OpParameters, PerAxis } from '../../kernels/op.js';
import { perAxis } from '../../kernels/window.js';
import type { OpNode } from '../../networks/graph/graph.js';

const ACTIVATIONS: { readonly [A in Activation]: string } = {
  relu: 'ReLU',
  relu6: 'ReLU6',
  sigmoid: 'sigmoid',
  swish: 'swish',
  hardSigmoid: 'h-sigmoid',
  hSwish: 'h-swish',
};

type Words = { readonly [K in OpName]?: (parameters: OpParameters[K]) => string };

/** What is said of an op; one that is missing here is called by its name in words. */
const words: Words = {
  conv2d: p => [`${size(p.kernel)} conv`, ...steps(p), ...groups(p.groups)].join(', '),
  depthwise: p => [`${size(p.kernel)} depthwise`, ...steps(p)].join(', '),
  pointwise: () => '1×1 conv',
  groupedPointwise: p => ['1×1 conv', ...groups(p.groups)].join(', '),
  maxPool: p => [`${size(p.kernel)} max pool`, ...steps(p)].join(', '),
  avgPool: p => [`${size(p.kernel)} average pool`, ...steps(p)].join(', '),
  globalPool: () => 'global average pool',
  prelu: () => 'PReLU',
  unary: p => inWords(p.function),
  binary: p => inWords(p.function),
  reduce: p => inWords(p.function),
  channelSlice: p => `channels ${p.from} … ${p.to - 1}`,
  channelShuffle: p => ['shuffle', ...groups(p.groups)].join(', '),
  convTranspose: p => [`${size(p.kernel)} transposed conv`, ...steps(p)].join(', '),
  foreign: p => p.type,
};

/** An op in a few words, with what is fused into it: `3×3 conv, stride 2 · ReLU6`. */
export function opWords({ op, parameters }: OpNode): string {
  const say = words[op] as ((parameters: unknown) => string) | undefined;
  const named = op in ACTIVATIONS ? ACTIVATIONS[op as Activation] : (say?.(parameters) ?? inWords(op));
  const { activation } = parameters as { activation?: Activation };
  return activation ? `${named} · ${ACTIVATIONS[activation]}` : named;
}

function size(window: PerAxis): string {
  return perAxis(window).join('×');
}

/** Stride and dilation, where they are not 1. */
function steps({ stride, dilation = 1 }: { stride: PerAxis; dilation?: PerAxis }): string[] {
  return Object.entries({ stride, dilation }).flatMap(([name, value]) => {
    const [rows, columns] = perAxis(value);
    if (rows === 1 && columns === 1) return [];
    return [`${name} ${rows === columns ? rows : `${rows}×${columns}`}`];
  });
}

function groups(count: number): string[] {
  return count === 1 ? [] : [`${count} groups`];
}

/** `batchNorm` is `batch norm`. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}
