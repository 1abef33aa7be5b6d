import type { Config, Data, Frame, Layout, Template } from 'plotly.js';
import { expectFigure, type Figure } from './figure.js';

/** A figure as Plotly takes it: plain JSON, with the theme. */
export interface ThemedFigure {
  readonly data: Partial<Data>[];
  /** `meta` is for whoever shows the figure: below `narrowest` px it is to be scrolled and not squeezed. */
  readonly layout: Partial<Layout> & { readonly meta: { readonly narrowest: number } };
  readonly config: Partial<Config>;
  /** Absent where the figure is not animated. */
  readonly frames?: Partial<Frame>[];
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

/** Points that a paper or another project printed, and nothing else: the same in every figure. */
export const PAPER_STYLE = {
  line: { color: '#000000', dash: 'dash' },
  marker: { symbol: 'diamond-open', size: 9, color: '#000000' },
} as const;

/** What a cost model or a formula says: the same in every figure. */
export const PREDICTED_STYLE = {
  line: { color: '#8c8c8c', dash: 'dash' },
  marker: { symbol: 'square-open', color: '#8c8c8c' },
} as const;

/** A legend in rows at the lower edge of a figure, whatever the height of its axes' labels. */
export const LEGEND_AT_BOTTOM = {
  orientation: 'h',
  x: 0,
  y: 0,
  yref: 'container',
  yanchor: 'bottom',
} as const;

/** Arial first: the widths of a static picture's texts are computed from its metrics. */
const FONT_FAMILY = 'Arial, Liberation Sans, Helvetica, system-ui, sans-serif';
const INK = '#222222';
const GRID = '#e5e5e5';
/** What a character of a title takes, px: longer titles go on in a second line. */
const TITLE_CHARACTER = 8;
/** A figure without a width of its own can be squeezed to this, px. */
const NARROWEST = 480;
/** A figure that asks for a width can be squeezed to this part of it: panels need their room. */
const SQUEEZE = 0.8;

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
    title: {
      x: 0.02,
      xanchor: 'left',
      y: 1,
      yref: 'container',
      yanchor: 'top',
      pad: { t: 18 },
      font: { size: 16 },
    },
    colorway: [...COLOURS],
    paper_bgcolor: '#ffffff',
    plot_bgcolor: '#ffffff',
    margin: { l: 70, r: 30, t: 70, b: 60 },
    legend: { orientation: 'h', x: 0, y: -0.22, yanchor: 'top' },
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
  expectFigure('themed', figure);
  const narrowest = Math.max(NARROWEST, SQUEEZE * (figure.layout.width ?? 0));
  const layout = {
    ...figure.layout,
    template,
    title: { text: wrapped(figure.title, narrowest / TITLE_CHARACTER), ...figure.layout.title },
    meta: { narrowest },
  };
  const config = { displaylogo: false, responsive: true };
  return plain({
    data: [...figure.data],
    layout,
    config,
    ...(figure.frames && { frames: [...figure.frames] }),
  });
}

function wrapped(title: string, lineLength: number): string {
  const lines = [''];
  for (const word of title.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= lineLength) lines[lines.length - 1] = longer;
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
