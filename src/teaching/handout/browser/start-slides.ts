import { drawFigure } from './draw-figure.js';

interface Deck {
  initialize(options: Record<string, unknown>): Promise<void>;
  on(event: string, then: () => void): void;
  getCurrentSlide(): HTMLElement;
}

declare const Reveal: Deck;

/** Runs in the reader's browser, as source text: starts reveal.js and draws a slide's figure when the slide is shown. */
export function startSlides(): void {
  const waiting = new Set(document.querySelectorAll<HTMLElement>('.plot'));
  /** Draws a figure at the height it is designed for and scales the whole: larger text alone would overlap. */
  const draw = (place: HTMLElement): void => {
    const { clientWidth, clientHeight } = place;
    drawFigure(place, ({ layout, config }) => {
      const height = Number(layout.height ?? 450);
      const scale = clientHeight / height;
      // The slide has the title, so the figure needs no room for its own.
      Object.assign(layout, { title: undefined, width: clientWidth / scale, height });
      config.responsive = false;
      Object.assign(place.style, {
        width: `${clientWidth / scale}px`,
        height: `${height}px`,
        transform: `scale(${scale})`,
        transformOrigin: '0 0',
      });
    });
  };
  const drawWithin = (slides: HTMLElement): void => {
    for (const place of [...waiting].filter(each => slides.contains(each))) {
      waiting.delete(place);
      draw(place);
    }
  };
  Reveal.on('ready', () => drawWithin(Reveal.getCurrentSlide()));
  Reveal.on('slidechanged', () => drawWithin(Reveal.getCurrentSlide()));
  Reveal.on('pdf-ready', () => drawWithin(document.body));
  Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0.02,
    hash: true,
    slideNumber: 'c/t',
    transition: 'none',
  });
}
