import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { DOMWindow } from 'jsdom';
import { getPointAtLength, getTotalLength } from 'svg-path-commander/util';
import { PixelCanvas } from './canvas.js';
import { elementBox, elementTextWidth, pageBox } from './element-box.js';

/** What is used of Plotly inside the window. */
interface PlotlyInWindow {
  toImage(figure: unknown, options: { format: 'svg'; width: number; height: number }): Promise<string>;
  readonly PlotSchema: { get(): { traces: Record<string, unknown> } };
}

/** A page without a browser, in which Plotly is loaded. */
export interface PlotlyWindow {
  readonly plotly: PlotlyInWindow;
  /** Parses JSON into objects of the window's own realm. */
  parse(json: string): unknown;
  /** Replaces the window's random numbers, from which Plotly makes the ids of its elements. */
  setRandom(random: () => number): void;
}

/**
 * Opens a jsdom page with Plotly in it. jsdom has no layout, so what Plotly asks of one (boxes of elements, widths
 * of texts, lengths of paths, a canvas) is answered from the elements' attributes. Takes about a second.
 */
export async function openPlotlyWindow(): Promise<PlotlyWindow> {
  const { JSDOM } = await import('jsdom');
  const { window } = new JSDOM('<!doctype html><html><body></body></html>', {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
  });
  window.URL.createObjectURL = () => 'blob:none';
  window.URL.revokeObjectURL = () => {};
  addGeometry(window);
  addCanvas(window);
  const bundle = createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min');
  window.eval(readFileSync(bundle, 'utf8'));
  const realm = window.eval('({ Math, JSON })') as { Math: Math; JSON: JSON };
  return {
    plotly: (window as unknown as { Plotly: PlotlyInWindow }).Plotly,
    parse: json => realm.JSON.parse(json),
    setRandom: random => {
      realm.Math.random = random;
    },
  };
}

function addGeometry(window: DOMWindow): void {
  Object.assign(window.SVGElement.prototype, {
    getBBox(this: Element) {
      return elementBox(this);
    },
    getComputedTextLength(this: Element) {
      return elementTextWidth(this);
    },
    getBoundingClientRect(this: Element) {
      const box = pageBox(this);
      return { ...box, left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
    },
    getTotalLength(this: Element) {
      return getTotalLength(this.getAttribute('d') || 'M0 0');
    },
    getPointAtLength(this: Element, length: number) {
      return getPointAtLength(this.getAttribute('d') || 'M0 0', length);
    },
  });
}

function addCanvas(window: DOMWindow): void {
  const canvases = new WeakMap<HTMLCanvasElement, PixelCanvas>();
  const canvasOf = (element: HTMLCanvasElement): PixelCanvas => {
    let canvas = canvases.get(element);
    // As in a browser, a new size makes a new, empty canvas.
    if (!canvas || canvas.width !== element.width || canvas.height !== element.height) {
      canvas = new PixelCanvas(element.width, element.height);
      canvases.set(element, canvas);
    }
    return canvas;
  };
  Object.assign(window.HTMLCanvasElement.prototype, {
    getContext(this: HTMLCanvasElement, kind: string) {
      return kind === '2d' ? canvasOf(this) : null;
    },
    toDataURL(this: HTMLCanvasElement) {
      return canvasOf(this).toDataURL();
    },
  });
}
