import type { Data, Layout } from 'plotly.js';
import type { Figure } from '../../src/reports/figure.js';
import { formatShare } from '../../src/reports/format.js';
import { axisSuffix, legendOnce, panelHeading } from '../../src/reports/panels.js';
import { COLOURS } from '../../src/reports/theme.js';
import type { Embedding } from './embedding.js';
import { preservedArea, type Sector, sectorsOf } from './sectors.js';
import { spiral } from './spiral.js';

const POINTS = 200;
const TURNS = 3;
/** Of an arc that is drawn as a chord, radians. */
const STEP = 0.05;

const KINDS = [
  {
    name: '2 channels on, or more: preserved',
    colour: COLOURS[5],
    has: ({ preserved }: Sector) => preserved,
  },
  {
    name: 'only one direction: falls on a line',
    colour: COLOURS[4],
    has: ({ preserved, on }: Sector) => !preserved && on > 0,
  },
  { name: 'none on: falls on the origin', colour: '#8c8c8c', has: ({ on }: Sector) => on === 0 },
];

/**
 * Where ReLU(T·) keeps the plane and where it collapses, one panel a matrix, with the spiral that goes through it. Up
 * to three panels side by side.
 */
export function sectorsFigure(embeddings: readonly Embedding[]): Figure {
  const [x, y] = [0, 1].map(axis => [...spiral(POINTS, TURNS, 1)].filter((_, i) => i % 2 === axis));
  const data = embeddings.flatMap((T, panel): Partial<Data>[] => {
    const axes = { xaxis: `x${axisSuffix(panel)}`, yaxis: `y${axisSuffix(panel)}` };
    const sectors = sectorsOf(T);
    return [
      ...KINDS.map(({ name, colour, has }): Partial<Data> => {
        const outline = sectors.filter(has).flatMap(wedge);
        return {
          type: 'scatter',
          mode: 'lines',
          name,
          fill: 'toself',
          fillcolor: colour,
          line: { color: '#ffffff', width: 1 },
          hoverinfo: 'name',
          x: outline.map(point => point?.[0] ?? null),
          y: outline.map(point => point?.[1] ?? null),
          ...axes,
        };
      }),
      { type: 'scatter', mode: 'lines', name: 'the spiral', x, y, line: { color: '#000000' }, ...axes },
    ];
  });
  return {
    id: 'sectors',
    title: 'Where ReLU keeps the plane, and where it collapses',
    caption:
      'Each channel is on in one half of the plane; n of them cut it into 2n sectors. Only where two channels are on, ' +
      'or more, do they say where a point is. One random matrix for each n: another seed, another picture.',
    data: legendOnce(data),
    layout: layoutOf(embeddings),
  };
}

/** The outline of a sector of the unit disc, and a gap after it. */
function wedge({ from, to }: Sector): (readonly [x: number, y: number] | null)[] {
  const steps = Math.ceil((to - from) / STEP);
  const arc = Array.from({ length: steps + 1 }, (_, i) => {
    const angle = steps === 0 ? from : from + ((to - from) * i) / steps;
    return [Math.cos(angle), Math.sin(angle)] as const;
  });
  return [[0, 0], ...arc, [0, 0], null];
}

function layoutOf(embeddings: readonly Embedding[]): Partial<Layout> {
  const axis = { range: [-1.05, 1.05], constrain: 'domain', nticks: 3 } as const;
  const axes = embeddings.flatMap((_, i) => [
    [`xaxis${axisSuffix(i)}`, { ...axis, title: { text: 'x₁ / radius' } }],
    [`yaxis${axisSuffix(i)}`, { ...axis, scaleanchor: `x${axisSuffix(i)}`, title: { text: 'x₂ / radius' } }],
  ]);
  return {
    grid: { rows: 1, columns: embeddings.length, pattern: 'independent', xgap: 0.25 },
    width: 900,
    height: 430,
    margin: { l: 60, r: 20, t: 90, b: 110 },
    legend: { orientation: 'h', x: 0, y: 0, yref: 'container', yanchor: 'bottom' },
    annotations: embeddings.map((T, i) =>
      panelHeading(i, `n = ${T.n}: ${formatShare(preservedArea(T))} preserved`),
    ),
    ...Object.fromEntries(axes),
  };
}
