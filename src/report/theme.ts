import type { Config, Data, Layout, Template } from 'plotly.js';
import type { Figure } from './figure.js';

/** A figure as Plotly takes it: plain JSON, with the theme. */
export interface ThemedFigure {
  readonly data: Partial<Data>[];
  readonly layout: Partial<Layout>;
  readonly config: Partial<Config>;
}

/** Colours that also differ for colour-blind readers, and on white: Okabe & Ito 2008, without the yellow. */
export const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'] as const;

const PLATFORM_COLOURS: Readonly<Record<string, string>> = {
  reference: '#767676',
  typescript: COLOURS[0],
  wasm: COLOURS[1],
  'wasm-threads': COLOURS[2],
  onnxruntime: COLOURS[3],
};

/** The colour of a platform in every figure; black for one that has none of its own. */
export function platformColour(platform: string): string {
  return PLATFORM_COLOURS[platform] ?? '#000000';
}

/** Arial first: the widths of a static picture's texts are computed from its metrics. */
const FONT_FAMILY = 'Arial, Liberation Sans, Helvetica, system-ui, sans-serif';
const INK = '#222222';
const GRID = '#e5e5e5';
/** Longer titles go on in a second line; so many characters fit into 700 px. */
const TITLE_LINE_LENGTH = 76;

const axis: Partial<Layout['xaxis']> = {
  automargin: true,
  gridcolor: GRID,
  linecolor: INK,
  showline: true,
  ticks: 'outside',
  tickcolor: INK,
  zeroline: false,
  title: { standoff: 10 },
};

const template: Template = {
  layout: {
    font: { family: FONT_FAMILY, size: 13, color: INK },
    title: { x: 0.02, xanchor: 'left', font: { size: 16 } },
    colorway: [...COLOURS],
    paper_bgcolor: '#ffffff',
    plot_bgcolor: '#ffffff',
    margin: { l: 70, r: 30, t: 70, b: 60 },
    hoverlabel: { font: { family: FONT_FAMILY } },
    xaxis: axis,
    yaxis: axis,
  },
  data: { heatmap: [{ colorscale: 'Viridis' }], contour: [{ colorscale: 'Viridis' }] },
};

/**
 * The figure with the look that all figures share, at the edge, where it is shown. What the figure's own layout
 * says wins. Typed arrays become plain ones, so that the result is JSON.
 */
export function themed(figure: Figure): ThemedFigure {
  const layout: Partial<Layout> = {
    ...figure.layout,
    template,
    title: { text: wrapped(figure.title), ...figure.layout.title },
  };
  return plain({ data: [...figure.data], layout, config: { displaylogo: false, responsive: true } });
}

function wrapped(title: string): string {
  const lines = [''];
  for (const word of title.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= TITLE_LINE_LENGTH) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join('<br>');
}

function plain<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      ArrayBuffer.isView(part) ? Array.from(part as unknown as ArrayLike<number>) : part,
    ),
  );
}
