import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { conventionCounts } from '../../../src/doctor/conventions/index.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { foldBatchNorm } from '../../../src/networks/graph/passes/fold-batch-norm.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';

/** What each tool says of a graph, by its name. */
function said(graph: Graph): Record<string, number> {
  return Object.fromEntries(conventionCounts(graph).map(({ tool, value }) => [tool, value]));
}

/** A graph of one op, usually on 6 channels of 9×11 pixels. */
function single(
  add: (g: GraphBuilder, x: number) => number,
  shape: readonly number[] = [1, 6, 9, 11],
): Graph {
  const g = new GraphBuilder('single');
  return g.build(add(g, g.input(shape)));
}

/** What the tools printed of torchvision's networks at 224×224, in the order of the columns. */
const TOOLS = ['PyTorch FlopCounterMode', 'fvcore', 'ptflops', 'thop', 'torchinfo'];
const PRINTED: Readonly<Record<string, readonly number[]>> = {
  'resnet-50': [8_178_368_512, 4_111_512_576, 4_132_436_968, 4_133_742_592, 4_089_238_376],
  'squeezenet-1.1': [698_303_872, 349_320_936, 359_982_728, 349_321_936, 351_741_288],
  'mobilenet-v3-large': [433_179_520, 226_033_824, 231_316_416, 234_838_456, 216_621_520],
  'efficientnet-b0': [771_629_504, 401_659_392, 410_196_896, 415_145_024, 385_867_108],
};

describe('conventions of other counters', () => {
  it('are those of the tools, to the digit, on networks whose layers are modules', () => {
    for (const [name, printed] of Object.entries(PRINTED)) {
      const all = said(graphOf(name));
      assert.deepEqual(
        TOOLS.map(tool => all[tool]),
        printed,
        name,
      );
    }
  });

  it('differ from what is printed of MobileNetV2 by its pool, which torchvision calls as a function', () => {
    const all = said(graphOf('mobilenet-v2'));
    assert.equal(all.fvcore, 314_193_216);
    assert.equal(all.torchinfo, 300_809_384);
    assert.equal(all.ptflops, 320_300_008 + 1280 * 49);
    assert.equal(all.thop, 327_486_720 + 1280 * (49 + 1));
  });

  it('agree with the column GFLOPS of torchvision, which holds multiply-accumulates', () => {
    for (const [name, printed] of [
      ['resnet-50', 4.089],
      ['mobilenet-v2', 0.301],
      ['densenet-121', 2.834],
      ['googlenet', 1.498],
      ['vgg-16', 15.47],
    ] as const) {
      assert.equal(Number((said(graphOf(name)).torchvision / 1e9).toFixed(3)), printed, name);
    }
  });

  it('are those of the tools for single layers', () => {
    const cases: readonly [string, Graph, readonly number[]][] = [
      [
        'a grouped convolution with bias',
        single((g, x) => g.conv2d(x, { filters: 4, kernel: [3, 3], padding: 1, groups: 2, bias: true })),
        [21_384, 10_692, 11_088, 10_692, 11_088],
      ],
      [
        'a dense layer with bias',
        single((g, x) => g.dense(x, { units: 5, bias: true })),
        [5940, 2970, 2975, 2970, 2975],
      ],
      ['batch norm', single((g, x) => g.batchNorm(x)), [0, 1188, 1188, 2376, 12]],
      ['ReLU', single((g, x) => g.activation('relu', x)), [0, 0, 1188, 0, 0]],
      ['ReLU6', single((g, x) => g.activation('relu6', x)), [0, 0, 594, 0, 0]],
      ['sigmoid', single((g, x) => g.activation('sigmoid', x)), [0, 0, 0, 0, 0]],
      ['SiLU', single((g, x) => g.activation('swish', x)), [0, 0, 594, 0, 0]],
      ['h-swish', single((g, x) => g.activation('hSwish', x)), [0, 0, 0, 0, 0]],
      ['PReLU', single((g, x) => g.prelu(x)), [0, 0, 1188, 594, 6]],
      ['softmax', single((g, x) => g.softmax(x), [1, 594]), [0, 0, 594, 1781, 0]],
      ['a max pool', single((g, x) => g.maxPool(x, { kernel: [3, 3], stride: 2 })), [0, 0, 1188, 0, 0]],
      [
        'an average pool',
        single((g, x) => g.avgPool(x, { kernel: [3, 3], stride: 2 })),
        [0, 0, 1188, 120, 0],
      ],
      ['a global pool', single((g, x) => g.globalPool(x)), [0, 594, 1188, 600, 0]],
      [
        'nearest-neighbour resizing',
        single((g, x) => g.upsample(x, { size: [18, 22] })),
        [0, 2376, 4752, 2376, 0],
      ],
      ['a sum', single((g, x) => g.add(x, x)), [0, 0, 0, 0, 0]],
      ['leaky ReLU', single((g, x) => g.node('unary', [x], { function: 'leakyRelu' })), [0, 0, 594, 0, 0]],
      ['ELU', single((g, x) => g.node('unary', [x], { function: 'elu' })), [0, 0, 1188, 0, 0]],
      ['GELU', single((g, x) => g.node('unary', [x], { function: 'gelu' })), [0, 0, 1188, 0, 0]],
      ['tanh', single((g, x) => g.node('unary', [x], { function: 'tanh' })), [0, 0, 0, 0, 0]],
      ['log softmax', single((g, x) => g.node('softmax', [x], { log: true }), [1, 594]), [0, 0, 0, 0, 0]],
      ['a global max pool', single((g, x) => g.node('globalMaxPool', [x], {})), [0, 0, 1188, 0, 0]],
      [
        'instance norm',
        single((g, x) => g.node('instanceNorm', [x], { epsilon: 1e-5 })),
        [0, 2970, 1188, 2376, 12],
      ],
      [
        'layer norm',
        single((g, x) => g.node('layerNorm', [x], { axis: 1, epsilon: 1e-5, bias: true })),
        [0, 2970, 594, 2376, 1188],
      ],
      [
        'local response norm',
        single((g, x) => g.node('lrn', [x], { size: 5, alpha: 1e-4, beta: 0.75, bias: 1 })),
        [0, 0, 2772, 0, 0],
      ],
      [
        'a transposed convolution with bias',
        single((g, x) =>
          g.node('convTranspose', [x], {
            ...{ filters: 4, kernel: [3, 3], stride: 2, padding: 0, dilation: 1, groups: 1 },
            ...{ outputPadding: 0, bias: true },
          }),
        ),
        [42_768, 21_384, 23_132, 94_392, 96_140],
      ],
      ...(
        [
          ['linear', [0, 9504, 4752, 26_136, 0]],
          ['cubic', [0, 0, 4752, 615_384, 0]],
        ] as const
      ).map(([mode, expected]): [string, Graph, readonly number[]] => [
        `${mode} resizing`,
        single((g, x) => g.node('resize', [x], { size: [18, 22], mode, coordinates: 'half_pixel' })),
        expected,
      ]),
      [
        'a product of two computed matrices',
        single((g, x) => g.node('batchedMatmul', [x, g.node('transpose', [x], { order: [0, 1, 3, 2] })], {})),
        [10_692, 5346, 5346, 0, 0],
      ],
      [
        'a dense layer on a sequence',
        single((g, x) => g.node('batchedMatmul', [x, g.node('constant', [], { shape: [11, 5] })], {})),
        [5940, 2970, 2970, 2970, 55],
      ],
    ];
    for (const [name, graph, expected] of cases) {
      const all = said(graph);
      assert.deepEqual(
        TOOLS.map(tool => all[tool]),
        expected,
        name,
      );
    }
  });

  it('count an activation that is fused into a layer as one of its own', () => {
    const fused = single((g, x) => g.pointwise(x, { filters: 4, activation: 'relu' }));
    assert.equal(said(fused).ptflops, countGraph(fused).macs + 2 * 4 * 9 * 11);
  });

  it('say of a graph whose batch norms were folded what they print of the model with them', () => {
    for (const [name, printed] of Object.entries(PRINTED)) {
      const graph = graphOf(name);
      if (countGraph(graph).parameters === countGraph(foldBatchNorm(graph)).parameters) continue;
      const folded = conventionCounts(foldBatchNorm(graph));
      const all = Object.fromEntries(folded.map(({ tool, beforeFolding }) => [tool, beforeFolding?.value]));
      assert.deepEqual(
        TOOLS.map(tool => all[tool]),
        printed,
        name,
      );
      assert.equal(folded[0].beforeFolding?.parameters, countGraph(graph).parameters);
    }
    assert.equal(conventionCounts(graphOf('resnet-50'))[0].beforeFolding, undefined);
  });

  it('say why they differ: the numbers of the sentences add up to the difference', () => {
    const graph = graphOf('mobilenet-v3-large');
    const { macs } = countGraph(graph);
    for (const { tool, counts, value, why } of conventionCounts(graph)) {
      const sums = why
        .map(sentence => /^(Adds|Leaves out) ([\d,]+) /.exec(sentence))
        .filter(found => found !== null);
      const sum = sums.reduce(
        (total, [, sign, digits]) => total + (sign === 'Adds' ? 1 : -1) * Number(digits.replaceAll(',', '')),
        0,
      );
      assert.equal(value - (counts === 'flops' ? 2 : 1) * macs, sum, tool);
    }
    assert.deepEqual(conventionCounts(graph).find(({ tool }) => tool === 'torchvision')?.why, []);
  });
});
