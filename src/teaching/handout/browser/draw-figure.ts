/** Runs in the reader's browser, as source text: it may use nothing from this module but its own name. */

export interface BrowserFigure {
  data: unknown[];
  layout: Record<string, unknown>;
  config: Record<string, unknown>;
}

declare const Plotly: { newPlot(place: HTMLElement, figure: BrowserFigure): void };

/** Draws the figure whose JSON follows its place in the page; `change` may adapt it. */
export function drawFigure(place: HTMLElement, change: (figure: BrowserFigure) => void): void {
  const figure: BrowserFigure = JSON.parse(place.nextElementSibling?.textContent ?? '');
  // On a touch screen, dragging over a figure scrolls the page.
  if (matchMedia('(pointer: coarse)').matches) figure.layout.dragmode = false;
  change(figure);
  Plotly.newPlot(place, figure);
}
