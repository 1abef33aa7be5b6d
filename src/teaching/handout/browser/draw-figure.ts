/** Runs in the reader's browser, as text: it may use nothing of this module but its own name. */

export interface BrowserFigure {
  data: unknown[];
  layout: Record<string, unknown>;
  config: Record<string, unknown>;
}

declare const Plotly: { newPlot(place: HTMLElement, figure: BrowserFigure): void };

/** Draws the figure that stands as JSON behind its place; `change` may fit it to the page. */
export function drawFigure(place: HTMLElement, change: (figure: BrowserFigure) => void): void {
  const figure: BrowserFigure = JSON.parse(place.nextElementSibling?.textContent ?? '');
  // On a touch screen a drag over a figure scrolls the page.
  if (matchMedia('(pointer: coarse)').matches) figure.layout.dragmode = false;
  change(figure);
  Plotly.newPlot(place, figure);
}
