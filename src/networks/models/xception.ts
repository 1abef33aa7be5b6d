import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn, convolution } from './blocks/conv-bn-activation.js';
import type { Family, ParametersOf } from './family.js';
import { classes, resolution } from './parameters.js';

const parameters = { resolution: resolution(32, 299), classes: classes() };

type Xception = ParametersOf<typeof parameters>;

/** A module of Figure 5: filters of its separable convolutions, and whether it halves the image. */
interface Module {
  readonly name: string;
  readonly filters: readonly number[];
  readonly halves: boolean;
}

/** Figure 5, the modules with a shortcut: entry flow, eight times the middle flow, exit flow. */
const MODULES: readonly Module[] = [
  { name: 'entry/module2', filters: [128, 128], halves: true },
  { name: 'entry/module3', filters: [256, 256], halves: true },
  { name: 'entry/module4', filters: [728, 728], halves: true },
  ...Array.from({ length: 8 }, (_, i) => ({
    name: `middle/module${i + 5}`,
    filters: [728, 728, 728],
    halves: false,
  })),
  { name: 'exit/module13', filters: [728, 1024], halves: true },
];

function build({ resolution: side, classes: units }: Xception): Graph {
  const g = new GraphBuilder('xception');
  const activation = 'relu';
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: 32, kernel: 3, stride: 2, padding: 0, activation }, 'entry/module1/conv1');
  x = convBn(g, x, { filters: 64, kernel: 3, padding: 0, activation }, 'entry/module1/conv2');
  for (const [i, module] of MODULES.entries()) x = addModule(g, x, module, i > 0);
  for (const [i, filters] of [1536, 2048].entries()) {
    const name = `exit/module14/separable${i + 1}`;
    x = g.activation('relu', separable(g, x, filters, name), { name: `${name}/relu` });
  }
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

/** ReLU and a separable convolution, two or three times, a pool if it halves the image; the shortcut is added. */
function addModule(
  g: GraphBuilder,
  x: number,
  { name, filters, halves }: Module,
  reluFirst: boolean,
): number {
  let y = x;
  for (const [i, width] of filters.entries()) {
    const layer = `${name}/separable${i + 1}`;
    // The shortcut reads the module's input too, so the first ReLU can't overwrite it.
    if (i > 0) y = g.activation('relu', y, { name: `${layer}/relu` });
    else if (reluFirst) y = g.node('relu', [x], {}, { name: `${layer}/relu` });
    y = separable(g, y, width, layer);
  }
  if (!halves) return g.add(y, x, { name: `${name}/add` });
  y = g.maxPool(y, { kernel: [3, 3], stride: 2, padding: 1 }, { name: `${name}/pool` });
  const shortcut = convBn(g, x, { filters: g.shape(y)[1], stride: 2 }, `${name}/shortcut`);
  return g.add(y, shortcut, { name: `${name}/add` });
}

/** Depthwise 3×3 and 1×1 with nothing between them, then batch norm. */
function separable(g: GraphBuilder, x: number, filters: number, name: string): number {
  const channels = g.shape(x)[1];
  const window = { filters: channels, groups: channels, kernel: 3 };
  const y = convolution(g, x, window, { name: `${name}/depthwise` });
  return convBn(g, y, { filters }, `${name}/pointwise`);
}

/** Xception: modules of depthwise separable convolutions with shortcuts. */
export const family: Family<Xception> = {
  name: 'xception',
  title: 'Xception',
  paper: { title: 'Xception: Deep Learning with Depthwise Separable Convolutions', arxiv: '1610.02357' },
  parameters,
  variants: [
    {
      name: 'xception',
      parameters: {},
      published: {
        macs: 8.4e9,
        parameters: 22_855_952,
        source: "parameters: Table 3; multiply-accumulates: timm's inference benchmark (legacy_xception)",
      },
    },
  ],
  smallest: { resolution: 32 },
  follows:
    "the author's implementation in Keras, in Cadene's port to PyTorch: pools are padded by one pixel on every " +
    'side, where Keras pads the end alone if a side is even; sizes and counts are the same.',
  build,
};
