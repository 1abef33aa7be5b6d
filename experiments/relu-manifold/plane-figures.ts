import type { LayoutAxis, PlotData } from 'plotly.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { formatShare } from '../../src/reports/format.js';
import { type DrawnPanel, panelFigure } from '../../src/reports/panel-figure.js';
import { axisSuffix, type Panel } from '../../src/reports/panels.js';
import { COLOURS } from '../../src/reports/theme.js';
import { DIMENSIONS, panelCase } from './cells.js';
import type { Embedding } from './embedding.js';
import { preservedArea, type Sector, sectorsOf } from './sectors.js';
import { spiral } from './spiral.js';

/** Axes of a panel of the plane: as far in every direction, and in one scale. */
function planeAxes(panel: number, reach: number, [x, y]: readonly string[]): Pick<Panel, 'x' | 'y'> {
  const axis: Partial<LayoutAxis> = { range: [-reach, reach], constrain: 'domain', nticks: 5 };
  return {
    x: { ...axis, title: { text: x, standoff: 0 } },
    y: { ...axis, title: { text: y, standoff: 0 }, scaleanchor: `x${axisSuffix(panel)}` as 'x' },
  };
}

/** The paper's Figure 1, by the first of the Gaussian draws. */
export function panelsFigure(results: Results): Figure | undefined {
  const panels = (['input', ...DIMENSIONS] as const).map((n, i): DrawnPanel => {
    const cases = results.casesWith('x').filter(at => at.startsWith(panelCase(n)));
    const [x, y] = ['x', 'y'].map(coordinate => cases.map(at => results.exact(at, coordinate)));
    const marker = { color: x.map((_, place) => place), colorscale: 'Viridis', size: 4 };
    return {
      heading: n === 'input' ? 'Input' : `Output/dim=${n}`,
      ...planeAxes(i, 1.1 * Math.max(...[...x, ...y].map(Math.abs)), ['x', 'y']),
      traces: [{ type: 'scatter', mode: 'markers', x, y, marker }],
    };
  });
  const text = {
    id: 'panels',
    title: 'A spiral through ReLU in n dimensions and back',
    caption:
      'Colour is the place along the spiral, from the centre outwards. In 2 and 3 dimensions whole stretches fall on ' +
      'a line or a point; from 15 on the turns stay apart, smaller and bent. One random T each, the first drawn; ' +
      'each panel has its own scale.',
  };
  return panelFigure(text, panels, {
    grid: { rows: 2, columns: 3, pattern: 'independent', xgap: 0.16, ygap: 0.26 },
    height: 730,
    showlegend: false,
  });
}

/** What ReLU makes of a sector, and its colour. */
const FATES: Readonly<Record<string, string>> = {
  '2 channels on, or more: preserved': COLOURS[5],
  'only one direction: falls on a line': COLOURS[4],
  'none on: falls on the origin': '#8c8c8c',
};
const [PRESERVED, LINE, ORIGIN] = Object.keys(FATES);
const fateOf = ({ preserved, on }: Sector) => (preserved ? PRESERVED : on > 0 ? LINE : ORIGIN);

/**
 * Where ReLU(T·) keeps the plane and where it collapses, one panel a matrix, with the spiral that goes through it. Up
 * to three panels side by side.
 */
export function sectorsFigure(embeddings: readonly Embedding[]): Figure {
  const [x, y] = [0, 1].map(axis => [...spiral(200, 3, 1)].filter((_, i) => i % 2 === axis));
  const panels = embeddings.map((T, i): DrawnPanel => {
    const sectors = Object.entries(FATES).map(([name, fillcolor]) => ({
      type: 'scatter' as const,
      mode: 'lines' as const,
      name,
      fill: 'toself' as const,
      fillcolor,
      line: { color: '#ffffff', width: 1 },
      hoverinfo: 'name' as const,
      ...outlinesOf(sectorsOf(T).filter(sector => fateOf(sector) === name)),
    }));
    return {
      heading: `n = ${T.n}: ${formatShare(preservedArea(T))} preserved`,
      ...planeAxes(i, 1.05, ['x₁ / radius', 'x₂ / radius']),
      traces: [
        ...sectors,
        { type: 'scatter', mode: 'lines', name: 'the spiral', x, y, line: { color: '#000000' } },
      ],
    };
  });
  const text = {
    id: 'sectors',
    title: 'Where ReLU keeps the plane, and where it collapses',
    caption:
      'Each channel is on in one half of the plane; n of them cut it into 2n sectors. Only where two channels are on, ' +
      'or more, do they say where a point is. One random matrix for each n: another seed, another picture.',
  };
  const grid = { rows: 1, columns: embeddings.length, pattern: 'independent', xgap: 0.25 } as const;
  return panelFigure(text, panels, { grid, height: 450 })!;
}

/** Of an arc that is drawn as a chord, radians. */
const STEP = 0.05;

/** The outlines of sectors of the unit disc, with a gap after each. */
function outlinesOf(sectors: readonly Sector[]): Pick<PlotData, 'x' | 'y'> {
  const angles = sectors.map(({ from, to }) => {
    const steps = Math.max(1, Math.ceil((to - from) / STEP));
    return Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps);
  });
  const outlines = (along: (angle: number) => number) =>
    angles.flatMap(arc => [0, ...arc.map(along), 0, null]);
  return { x: outlines(Math.cos), y: outlines(Math.sin) };
}
