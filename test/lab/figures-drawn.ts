/** A Plotly figure as the browser has drawn it. */
export interface DrawnFigure {
  readonly title: string;
  /** Size on the screen, px. */
  readonly width: number;
  readonly height: number;
  /** For each of its panels, the marks with an extent that touch the panel's plot area. */
  readonly marks: readonly number[];
}

/** The figures of the page. Runs in the browser, so it uses nothing from outside of it. */
export function drawnFigures(): DrawnFigure[] {
  const touches = (mark: DOMRect, area: DOMRect) =>
    Math.max(mark.width, mark.height) > 0 &&
    mark.right >= area.left &&
    mark.left <= area.right &&
    mark.bottom >= area.top &&
    mark.top <= area.bottom;
  return [...document.querySelectorAll('.js-plotly-plot')].map(figure => {
    const { width, height } = figure.getBoundingClientRect();
    const panels = [...figure.querySelectorAll('.cartesianlayer > .subplot')];
    const marks = panels.map(panel => {
      const id = [...panel.classList].find(name => /^x\d*y\d*$/.test(name));
      const area = figure.querySelector(`.nsewdrag[data-subplot="${id}"]`)?.getBoundingClientRect();
      const drawn = [...panel.querySelectorAll('.overplot path, .overplot image')];
      return area
        ? drawn.filter(
            mark =>
              !/NaN|undefined/.test(mark.getAttribute('d') ?? '') &&
              touches(mark.getBoundingClientRect(), area),
          ).length
        : 0;
    });
    return { title: figure.querySelector('.gtitle')?.textContent ?? '', width, height, marks };
  });
}

/** What is wrong with a figure; undefined if nothing. */
export function blankness({ title, width, height, marks }: DrawnFigure): string | undefined {
  if (width < 200 || height < 150) return `${title}: ${width} × ${height} px, expected at least 200 × 150`;
  if (marks.length === 0) return `${title}: no panel, expected one`;
  const blank = marks.indexOf(0);
  return blank < 0
    ? undefined
    : `${title}: panel ${blank + 1} of ${marks.length} has no mark in its plot area`;
}
