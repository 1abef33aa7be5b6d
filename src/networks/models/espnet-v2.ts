import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { convBnPrelu, EESP_BRANCHES, eesp } from './blocks/esp.js';
import type { Family, ParametersOf, Variant } from './family.js';
import { choice, classes, resolution } from './parameters.js';

const parameters = {
  width: choice([0.5, 1, 1.25, 1.5, 2], 1),
  resolution: resolution(32),
  classes: classes(),
};

type EspNetV2 = ParametersOf<typeof parameters>;

/** Table 1: output channels of levels 1 … 5, and of the last 1×1 convolution. */
const COLUMNS = {
  0.5: { levels: [16, 32, 64, 128, 256], last: 1024 },
  1: { levels: [32, 64, 128, 256, 512], last: 1024 },
  1.25: { levels: [32, 80, 160, 320, 640], last: 1024 },
  1.5: { levels: [32, 96, 192, 384, 768], last: 1024 },
  2: { levels: [32, 128, 256, 512, 1024], last: 1280 },
} as const;

/** Levels 2 … 5: EESP units after the one that halves, and the largest receptive fields of both kinds. */
const ROWS = [
  { repeats: 0, halvingField: 13, field: 11 },
  { repeats: 3, halvingField: 11, field: 9 },
  { repeats: 7, halvingField: 9, field: 7 },
  { repeats: 3, halvingField: 7, field: 5 },
];

function build({ width, resolution: side, classes: units }: EspNetV2): Graph {
  const { levels, last } = COLUMNS[width];
  const g = new GraphBuilder('espnet-v2');
  let image = g.input([1, 3, side, side]);
  let x = convBnPrelu(g, image, { filters: levels[0], kernel: 3, stride: 2 }, 'level1');
  image = pooled(g, image, 'image/pool1');
  for (const [row, { repeats, halvingField, field }] of ROWS.entries()) {
    const level = `level${row + 2}`;
    const filters = levels[row + 1];
    x = halved(g, x, filters, halvingField, `${level}/down`);
    // The last level does not see the image again.
    if (row < ROWS.length - 1) {
      image = pooled(g, image, `image/pool${row + 2}`);
      x = reinforced(g, x, image, `${level}/down`);
    }
    x = g.prelu(x, { name: `${level}/down/prelu-out` });
    for (let i = 1; i <= repeats; i++) {
      x = eesp(g, x, { filters, stride: 1, largestField: field }, `${level}/eesp${i}`);
    }
  }
  const channels = g.shape(x)[1];
  x = convBnPrelu(g, x, { filters: channels, groups: channels, kernel: 3 }, 'level5/depthwise');
  x = convBnPrelu(g, x, { filters: last, groups: EESP_BRANCHES }, 'level5/expand');
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

/** Strided EESP: the pooled input beside an EESP unit of stride 2 that computes the missing channels. */
function halved(g: GraphBuilder, x: number, filters: number, largestField: number, name: string): number {
  const unit = { filters: filters - g.shape(x)[1], stride: 2, largestField } as const;
  return g.concat([pooled(g, x, `${name}/pool`), eesp(g, x, unit, name)], { name: `${name}/joined` });
}

/** Adds what a 3×3 and a 1×1 convolution make of the image at x's size: the shortcut of the paper's Figure 2. */
function reinforced(g: GraphBuilder, x: number, image: number, name: string): number {
  const [, channels] = g.shape(image);
  const seen = convBnPrelu(g, image, { filters: channels, kernel: 3 }, `${name}/image3x3`);
  const wide = convBn(g, seen, { filters: g.shape(x)[1] }, `${name}/image1x1`);
  return g.add(x, wide, { name: `${name}/add-image` });
}

/** A feature map, or the image, at half its size. */
function pooled(g: GraphBuilder, x: number, name: string): number {
  return g.avgPool(x, { kernel: [3, 3], stride: 2, padding: 1, countPadding: true }, { name });
}

const variants: readonly Variant<EspNetV2>[] = (
  [
    [0.5, 28.37, 1.24],
    [1, 85.72, 1.67],
    [1.25, 123.39, 1.96],
    [1.5, 168.6, 2.31],
    [2, 284.8, 3.49],
  ] as const
).map(([width, macs, learned]) => ({
  name: `espnet-v2-${Number.isInteger(width) ? width.toFixed(1) : width}`,
  parameters: { width },
  published: {
    macs: macs * 1e6,
    parameters: learned * 1e6,
    source: "table of the authors' implementation (sacmehta/ESPNetv2/imagenet)",
  },
}));

/** ESPNetv2 for classification: EESP units. */
export const family: Family<EspNetV2> = {
  name: 'espnet-v2',
  title: 'ESPNetv2',
  paper: {
    title: 'ESPNetv2: A Light-weight, Power Efficient, and General Purpose Convolutional Neural Network',
    arxiv: '1811.11431',
  },
  parameters,
  variants,
  smallest: { width: 0.5, resolution: 32 },
  follows:
    "the authors' implementation (sacmehta/ESPNetv2). It makes weights for a shortcut from the image to level 5 " +
    'and for a PReLU in each strided unit that it never uses; they are not counted here. It pools the image anew ' +
    'for every level, here one level goes on from the one before, with the same values. The multiply-adds that it ' +
    'prints leave out the dense layer, 1.02 million (1.28 at 2×).',
  build,
};
