import assert from 'node:assert/strict';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { fuseActivation } from '../../../src/networks/graph/passes/fuse-activation.js';
import { invertedResidual, shuffleUnitV2 } from '../../../src/networks/models/blocks/index.js';
import { figureProblems } from '../../../src/reports/figure-rules.js';
import { blockDiagram } from '../../../src/reports/graphs/diagram.js';
import { boxesOf } from '../../../src/reports/graphs/diagram-boxes.js';
import { layOut } from '../../../src/reports/graphs/diagram-layout.js';
import { figureToSvg } from '../../../src/reports/svg.js';

const TEXT = { id: 'block', title: 'A block', caption: 'A block.' };

function residual() {
  const g = new GraphBuilder('residual');
  const block = { expanded: 48, filters: 8, kernel: 3, stride: 1, activation: 'relu6' as const };
  return g.build(invertedResidual(g, g.input([1, 8, 14, 14]), block, 'block'));
}

describe('the boxes of a diagram', () => {
  it('name batch norms and activations in the box of the convolution before them', () => {
    const boxes = boxesOf(residual());
    assert.deepEqual(
      boxes.map(({ words, shape, kind }) => [words, shape, kind]),
      [
        ['input', '8 × 14×14', 'input'],
        ['1×1 conv · batch norm · ReLU6', '48 × 14×14', 'pointwise'],
        ['3×3 depthwise · batch norm · ReLU6', '48 × 14×14', 'depthwise'],
        ['1×1 conv · batch norm', '8 × 14×14', 'pointwise'],
        ['add', '8 × 14×14', 'element-wise'],
      ],
    );
    assert.deepEqual(
      boxes.map(({ inputs }) => [...inputs].sort()),
      [[], [0], [1], [2], [0, 3]],
    );
  });

  it('say stride, dilation, groups and what was fused', () => {
    const g = new GraphBuilder('words');
    const strided = g.conv2d(g.input([2, 8, 14, 14]), {
      ...{ filters: 8, kernel: [3, 5], stride: 2, dilation: [1, 2], groups: 4, bias: true },
      padding: [1, 4],
    });
    const [, box] = boxesOf(fuseActivation(g.build(g.activation('hSwish', strided))));
    assert.equal(box.words, '3×5 conv, stride 2, dilation 1×2, 4 groups · h-swish');
    assert.match(box.shape, /^2 × 8 × 7×\d+$/);
  });

  it('keep an activation that others read apart', () => {
    const g = new GraphBuilder('apart');
    const x = g.pointwise(g.input([1, 4, 4, 4]), { filters: 4 });
    const other = g.pointwise(x, { filters: 4 });
    const graph = g.build(g.add(other, g.activation('relu', x)));
    assert.deepEqual(
      boxesOf(graph).map(({ words }) => words),
      ['input', '1×1 conv', '1×1 conv', 'ReLU', 'add'],
    );
  });
});

describe('the layout of a diagram', () => {
  const box = (...inputs: number[]) => ({ width: 100, inputs });

  it('puts a box one row below the lowest of its inputs', () => {
    const { places, rows } = layOut([box(), box(0), box(1), box(0, 2)]);
    assert.deepEqual(
      places.map(({ row }) => row),
      [0, 1, 2, 3],
    );
    assert.equal(rows, 4);
  });

  it('leads a line around the boxes between its ends', () => {
    const { places, connections } = layOut([box(), box(0), box(1), box(0, 2)]);
    const shortcut = connections.find(({ from, to }) => from === 0 && to === 3)!;
    assert.equal(shortcut.through.length, 2);
    for (const { x, row } of shortcut.through) {
      const beside = places.find(place => place.row === row)!;
      assert.ok(Math.abs(x - beside.x) > 50, `row ${row}: the line at ${x} crosses the box at ${beside.x}`);
    }
  });

  it('keeps the boxes of a row apart', () => {
    const { places } = layOut([box(), box(0), box(0), box(0), box(1, 2, 3)]);
    const row = places.filter(place => place.row === 1).map(({ x }) => x);
    row.sort((a, b) => a - b);
    for (let i = 1; i < row.length; i++) assert.ok(row[i] - row[i - 1] >= 100);
  });

  it('does not cross lines that need not cross', () => {
    // Two chains side by side, the second of which was built in the other order.
    const { places } = layOut([box(), box(0), box(0), box(2), box(1), box(3, 4)]);
    assert.equal(places[1].x < places[2].x, places[4].x < places[3].x);
  });
});

describe('the diagram', () => {
  const unit = () => {
    const g = new GraphBuilder('unit');
    return g.build(shuffleUnitV2(g, g.input([1, 8, 14, 14]), { filters: 8, stride: 1 }, 'unit'));
  };

  it('draws graphs side by side, with a legend of what is in them, and no figure rule broken', async () => {
    const figure = blockDiagram(
      [
        { name: 'inverted residual', graph: residual() },
        { name: 'shuffle unit', graph: unit() },
      ],
      TEXT,
    );
    assert.deepEqual(figureProblems(figure), []);
    const { width, height } = figure.layout as { width: number; height: number };
    const svg = await figureToSvg(figure, { width, height });
    for (const words of [
      'inverted residual',
      'shuffle unit',
      '3×3 depthwise',
      'data movement',
      '8 × 14×14',
    ]) {
      assert.ok(svg.includes(words), words);
    }
  });

  it('refuses no graph at all, and one that nobody could read', () => {
    assert.throws(() => blockDiagram([], TEXT), /blockDiagram: got no graph, expected at least one/);
    const g = new GraphBuilder('long');
    let x = g.input([1, 4, 4, 4]);
    for (let i = 0; i < 80; i++) x = g.pointwise(x, { filters: 4 });
    const long = { name: 'long', graph: g.build(x) };
    assert.throws(() => blockDiagram([long], TEXT), /blockDiagram: got 81 boxes, expected at most 80/);
  });
});
