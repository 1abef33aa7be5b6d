import { drawFigure } from './draw-figure.js';

declare const Plotly: { relayout(place: HTMLElement, change: Record<string, unknown>): void };

/**
 * Runs in the reader's browser, as source text: draws each figure of a page when it comes near the window, so that a
 * long page opens at once, and all of them at the width of the paper before printing.
 */
export function watchFigures(): void {
  const PRINT_WIDTH_PX = 660;
  const places = [...document.querySelectorAll<HTMLElement>('.plot')];
  const waiting = new Set(places);
  const draw = (place: HTMLElement): void => {
    if (!waiting.delete(place)) return;
    watcher.unobserve(place);
    drawFigure(place, () => {});
  };
  const watcher = new IntersectionObserver(
    entries => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) draw(target as HTMLElement);
      }
    },
    { rootMargin: '600px' },
  );
  for (const place of places) watcher.observe(place);
  addEventListener('beforeprint', () => {
    for (const place of places) {
      draw(place);
      Plotly.relayout(place, { width: PRINT_WIDTH_PX });
    }
  });
  addEventListener('afterprint', () => {
    for (const place of places) Plotly.relayout(place, { width: undefined, autosize: true });
  });
}
