import type { Annotations, Data, Shape } from 'plotly.js';
import { KIND_NAMES, KINDS } from '../../cost/layer-kinds.js';
import { InputError } from '../../errors/input-error.js';
import { expectGraph, type Graph } from '../../networks/graph/graph.js';
import type { Figure } from '../figure.js';
import { kindColour } from '../kind-bars.js';
import type { FigureText } from '../panel-figure.js';
import { textWidth } from '../svg/text-metrics.js';
import { LEGEND_AT_BOTTOM } from '../theme.js';
import { type Box, boxesOf } from './diagram-boxes.js';
import { type DiagramLayout, layOut, type Place } from './diagram-layout.js';

/** A graph with the name that stands above it. */
export interface DrawnGraph {
  readonly name: string;
  readonly graph: Graph;
}

const FONT_SIZE = 12;
const BOX_HEIGHT = 40;
const BOX_PADDING = 10;
const ROW_HEIGHT = 72;
const HEADING_HEIGHT = 34;
/** Between two graphs. */
const GRAPH_GAP = 48;
const MARGIN = { l: 20, r: 20, t: 70, b: 60 };
const NARROWEST = 480;
/** Between the ends of two lines that meet at a box. */
const PORT_GAP = 12;
const INK = '#222222';
const LINE = '#555555';
const LINE_WIDTH = 1.5;
/** How much of a kind's colour its boxes are filled with; the rest is white. */
const TINT = 0.16;
/** More boxes than anybody wants to read. */
const MOST_BOXES = 80;

/** A graph with its boxes, placed. */
interface Drawn {
  readonly name: string;
  readonly boxes: readonly Box[];
  readonly layout: DiagramLayout;
  /** Added to its places, px. */
  readonly shift: number;
}

/**
 * Graphs as diagrams, side by side: a box for each op with the shape of its output, lines from top to bottom. Batch
 * norms and activations are named in the box of the convolution before them. Needs no clock.
 *
 * @throws {InputError} where there is no graph, or more than 80 boxes
 */
export function blockDiagram(graphs: readonly DrawnGraph[], text: FigureText): Figure {
  if (graphs.length === 0) throw new InputError('blockDiagram: got no graph, expected at least one');
  const drawn = sideBySide(graphs);
  const count = drawn.reduce((sum, { boxes }) => sum + boxes.length, 0);
  if (count > MOST_BOXES) {
    throw new InputError(`blockDiagram: got ${count} boxes, expected at most ${MOST_BOXES}`);
  }
  const last = drawn.at(-1)!;
  const width = Math.max(NARROWEST, last.shift + last.layout.right);
  const height = HEADING_HEIGHT + ROW_HEIGHT * Math.max(...drawn.map(({ layout }) => layout.rows));
  const fixed = { visible: false, fixedrange: true };
  return {
    ...text,
    data: kindTraces(drawn),
    layout: {
      width: width + MARGIN.l + MARGIN.r,
      height: height + MARGIN.t + MARGIN.b,
      margin: MARGIN,
      xaxis: { ...fixed, range: [-LINE_WIDTH, width + LINE_WIDTH] },
      yaxis: { ...fixed, range: [height, 0] },
      shapes: drawn.flatMap(graph => [...lines(graph), ...rectangles(graph)]),
      annotations: drawn.flatMap(graph => [heading(graph), ...arrows(graph), ...labels(graph)]),
      hovermode: false,
      legend: { ...LEGEND_AT_BOTTOM, itemsizing: 'constant' },
      showlegend: true,
    },
  };
}

function sideBySide(graphs: readonly DrawnGraph[]): readonly Drawn[] {
  let right = 0;
  return graphs.map(({ name, graph }) => {
    expectGraph('blockDiagram', graph);
    const boxes = boxesOf(graph);
    const layout = layOut(boxes.map(box => ({ width: boxWidth(box), inputs: box.inputs })));
    const room = Math.max(layout.right - layout.left, textWidth(name, FONT_SIZE + 2));
    const shift = right + (room - layout.right - layout.left) / 2;
    right += room + GRAPH_GAP;
    return { name, boxes, layout, shift };
  });
}

function boxWidth({ words, shape }: Box): number {
  // The first line is bold.
  return Math.max(1.08 * textWidth(words, FONT_SIZE), textWidth(shape, FONT_SIZE)) + 2 * BOX_PADDING;
}

/** A point for each box, below it: they make the legend. */
function kindTraces(drawn: readonly Drawn[]): Partial<Data>[] {
  return KINDS.flatMap((kind): Partial<Data>[] => {
    const at = drawn.flatMap(graph =>
      graph.layout.places.filter((_, i) => graph.boxes[i].kind === kind).map(place => middle(graph, place)),
    );
    if (at.length === 0) return [];
    return [
      {
        type: 'scatter',
        mode: 'markers',
        name: KIND_NAMES[kind],
        x: at.map(({ x }) => x),
        y: at.map(({ y }) => y),
        marker: { color: kindColour(kind), symbol: 'square', size: 8 },
      },
    ];
  });
}

function middle({ shift }: Drawn, { x, row }: Place): { readonly x: number; readonly y: number } {
  return { x: x + shift, y: HEADING_HEIGHT + ROW_HEIGHT * (row + 0.5) };
}

function rectangles(graph: Drawn): Partial<Shape>[] {
  return graph.boxes.map((box, i) => {
    const { x, y } = middle(graph, graph.layout.places[i]);
    const half = boxWidth(box) / 2;
    const colour = box.kind === 'input' ? LINE : kindColour(box.kind);
    return {
      type: 'rect',
      layer: 'above',
      x0: x - half,
      x1: x + half,
      y0: y - BOX_HEIGHT / 2,
      y1: y + BOX_HEIGHT / 2,
      fillcolor: box.kind === 'input' ? '#ffffff' : tinted(colour),
      line: { color: colour, width: LINE_WIDTH },
    };
  });
}

/** The points of a line from box to box. */
function pointsOf(graph: Drawn, index: number): { readonly x: number; readonly y: number }[] {
  const { from, to, through } = graph.layout.connections[index];
  const half = BOX_HEIGHT / 2;
  const start = middle(graph, graph.layout.places[from]);
  const end = middle(graph, graph.layout.places[to]);
  const passed = through.flatMap(place => {
    const { x, y } = middle(graph, place);
    return [
      { x, y: y - half },
      { x, y: y + half },
    ];
  });
  return [{ x: start.x, y: start.y + half }, ...passed, { x: end.x + portOf(graph, index), y: end.y - half }];
}

/** How far from the middle of its box a line ends, so that lines that meet there stay apart. */
function portOf({ layout }: Drawn, index: number): number {
  const { connections, places } = layout;
  const { to } = connections[index];
  const lastX = (i: number) => (connections[i].through.at(-1) ?? places[connections[i].from]).x;
  const meeting = connections
    .map((_, i) => i)
    .filter(i => connections[i].to === to)
    .sort((a, b) => lastX(a) - lastX(b));
  return (meeting.indexOf(index) - (meeting.length - 1) / 2) * PORT_GAP;
}

function lines(graph: Drawn): Partial<Shape>[] {
  return graph.layout.connections.map((_, i) => {
    const path = pointsOf(graph, i)
      .map(({ x, y }, j) => `${j === 0 ? 'M' : 'L'} ${x} ${y}`)
      .join(' ');
    return { type: 'path', layer: 'above', path, line: { color: LINE, width: LINE_WIDTH } };
  });
}

/** Only their heads show: Plotly begins an arrow beside its text, which is empty here, so the lines are drawn apart. */
function arrows(graph: Drawn): Partial<Annotations>[] {
  return graph.layout.connections.map((_, i) => {
    const [before, end] = pointsOf(graph, i).slice(-2);
    return {
      ...{ x: end.x, y: end.y, ax: before.x, ay: before.y },
      ...{ xref: 'x', yref: 'y', axref: 'x', ayref: 'y' },
      ...{ text: '', showarrow: true, arrowhead: 2, arrowsize: 1, arrowwidth: LINE_WIDTH, arrowcolor: LINE },
    } as Partial<Annotations>;
  });
}

function labels(graph: Drawn): Partial<Annotations>[] {
  return graph.boxes.map(({ words, shape }, i) => ({
    ...middle(graph, graph.layout.places[i]),
    text: `<b>${words}</b><br>${shape}`,
    showarrow: false,
    font: { size: FONT_SIZE, color: INK },
  }));
}

function heading({ name, layout, shift }: Drawn): Partial<Annotations> {
  return {
    x: shift + (layout.left + layout.right) / 2,
    y: HEADING_HEIGHT / 2,
    text: `<b>${name}</b>`,
    showarrow: false,
    font: { size: FONT_SIZE + 2, color: INK },
  };
}

/** A colour mixed with white. */
function tinted(colour: string): string {
  const parts = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${parts.map(part => Math.round(255 - TINT * (255 - part))).join(', ')})`;
}
