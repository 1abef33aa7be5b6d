import { expectFields } from '../errors/arguments.js';
import { randomStream } from '../tensors/random.js';
import { expectFigure, type Figure } from './figure.js';
import { openPlotlyWindow, type PlotlyWindow } from './svg/window.js';
import { themed } from './theme.js';

/** Size of a picture, px. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

let opened: Promise<PlotlyWindow> | undefined;
/** Figures are drawn one after the other, because the window has one stream of random numbers. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * The figure as an SVG document, drawn by Plotly without a browser. The same figure and size give the same text.
 *
 * The first call loads Plotly (about a second), later ones take some tens of milliseconds.
 *
 * @throws {Error} where a trace type needs WebGL or is not in Plotly's cartesian bundle, or a coordinate came out
 *   as NaN
 */
export async function figureToSvg(figure: Figure, size: PictureSize): Promise<string> {
  expectFigure('figureToSvg', figure);
  expectFields('figureToSvg: size', size, ['width', 'height'], 'an object with width, height, in pixels');
  const { width, height } = size;
  const drawn = queue.then(() => draw(figure, { width, height }));
  queue = drawn.catch(() => {});
  return drawn;
}

async function draw(figure: Figure, size: PictureSize): Promise<string> {
  opened ??= openPlotlyWindow();
  const window = await opened;
  refuseUnknownTraces(figure, window);
  const json = JSON.stringify(themed(figure.frames ? withoutControls(figure) : figure));
  // Ids then depend on the figure only, and differ between figures that share a page.
  window.setRandom(randomStream(0, `${size.width} ${size.height} ${json}`).uniform);
  const url = await window.plotly.toImage(window.parse(json), { format: 'svg', ...size });
  const svg = decodeURIComponent(url.slice(url.indexOf(',') + 1));
  const bad = /\s[\w:-]+="(?!data:)[^"]*\bNaN\b[^"]*"/.exec(svg);
  if (bad) throw new Error(`figure ${figure.id}: drawn with${bad[0].slice(0, 80)}, expected numbers`);
  return svg;
}

/** The figure as a picture: nobody can press its buttons. */
function withoutControls(figure: Figure): Figure {
  return { ...figure, frames: undefined, layout: { ...figure.layout, sliders: [], updatemenus: [] } };
}

function refuseUnknownTraces(figure: Figure, { plotly }: PlotlyWindow): void {
  const known = plotly.PlotSchema.get().traces;
  for (const { type = 'scatter' } of figure.data) {
    if (type in known) continue;
    throw new Error(
      `figure ${figure.id}: trace type is ${type}, expected one that is drawn without WebGL: ${Object.keys(known).join(', ')}`,
    );
  }
}
