import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convolution } from './blocks/conv-bn-activation.js';
import { bnPrelu, convBnPrelu, esp } from './blocks/esp.js';
import type { Family, ParametersOf, Variant } from './family.js';
import { classes, count, resolution } from './parameters.js';

const parameters = {
  alpha2: count(2),
  alpha3: count(8),
  resolution: resolution(8, 512),
  classes: classes(20),
};

type EspNet = ParametersOf<typeof parameters>;

/** Figure 4(c), the rows: filters of each level. */
const LEVELS = { level1: 16, level2: 64, level3: 128 };

function build({ alpha2, alpha3, resolution: side, classes: filters }: EspNet): Graph {
  const g = new GraphBuilder('espnet');
  const image = g.input([1, 3, side, side]);
  const half = pooled(g, image, 'image/pool1');
  const quarter = pooled(g, half, 'image/pool2');

  const first = convBnPrelu(g, image, { filters: LEVELS.level1, kernel: 3, stride: 2 }, 'level1');
  const joined1 = joined(g, [first, half], 'level1/joined');

  const down2 = esp(g, joined1, { filters: LEVELS.level2, stride: 2 }, 'level2/down');
  const deep2 = espModules(g, down2, alpha2, 'level2');
  const joined2 = joined(g, [deep2, down2, quarter], 'level2/joined');

  const down3 = esp(g, joined2, { filters: LEVELS.level3, stride: 2 }, 'level3/down');
  const deep3 = espModules(g, down3, alpha3, 'level3');
  const joined3 = joined(g, [down3, deep3], 'level3/joined');
  return g.build(convolution(g, joined3, { filters }, { name: 'classes' }));
}

/** α ESP modules that keep the shape. */
function espModules(g: GraphBuilder, x: number, alpha: number, level: string): number {
  const filters = g.shape(x)[1];
  let y = x;
  for (let i = 1; i <= alpha; i++) y = esp(g, y, { filters, stride: 1 }, `${level}/esp${i}`);
  return y;
}

/** Feature maps of one size side by side; batch norm and PReLU. */
function joined(g: GraphBuilder, maps: readonly number[], name: string): number {
  return bnPrelu(g, g.concat(maps, { name: `${name}/concat` }), name);
}

/** The image at half its size. */
function pooled(g: GraphBuilder, x: number, name: string): number {
  return g.avgPool(x, { kernel: [3, 3], stride: 2, padding: 1, countPadding: true }, { name });
}

const variants: readonly Variant<EspNet>[] = (
  [
    [3, 187_529],
    [5, 252_297],
    [8, 349_449],
  ] as const
).map(([alpha3, learned]) => ({
  name: `espnet-c-${alpha3}`,
  parameters: { alpha2: 2, alpha3 },
  published: {
    parameters: learned,
    source: `weights that the authors released (pretrained/encoder/espnet_p_2_q_${alpha3}.pth)`,
  },
}));

/** ESPNet-C, the encoder of ESPNet: ESP modules; its output is a map of classes at an eighth of the image's size. */
export const family: Family<EspNet> = {
  name: 'espnet',
  title: 'ESPNet-C',
  paper: {
    title: 'ESPNet: Efficient Spatial Pyramid of Dilated Convolutions for Semantic Segmentation',
    arxiv: '1803.06815',
  },
  parameters,
  variants,
  smallest: { alpha2: 1, alpha3: 1, resolution: 32 },
  follows:
    "the authors' implementation (sacmehta/ESPNet): K = 5 branches, of which the undilated one is wider and stays " +
    'out of the sums. The decoder, which needs transposed convolutions, is left out. The published images are ' +
    '1024×512; here they are square.',
  build,
};
