import { encodePng } from './png.js';
import { textWidth } from './text-metrics.js';

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

interface PixelBlock {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/**
 * The part of a 2-D canvas that Plotly's static figures use: filled rectangles and blocks of pixels (heat maps)
 * and the width of a text. Compositing is left out: what is painted replaces what was there.
 */
export class PixelCanvas {
  font = '12px Arial';
  #fill = 'rgb(0,0,0)';
  #colour: Rgba = [0, 0, 0, 255];
  readonly #pixels: Uint8ClampedArray;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.#pixels = new Uint8ClampedArray(width * height * 4);
  }

  get fillStyle(): string {
    return this.#fill;
  }

  set fillStyle(colour: string) {
    this.#fill = colour;
    this.#colour = parseColour(colour);
  }

  measureText(text: string): { readonly width: number } {
    return { width: textWidth(text, Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? '12')) };
  }

  createImageData(width: number, height: number): PixelBlock {
    return { width, height, data: new Uint8ClampedArray(width * height * 4) };
  }

  putImageData(block: PixelBlock, left: number, top: number): void {
    for (let y = 0; y < block.height; y++) {
      for (let x = 0; x < block.width; x++) {
        const at = (y * block.width + x) * 4;
        this.#paint(left + x, top + y, block.data.subarray(at, at + 4));
      }
    }
  }

  fillRect(left: number, top: number, width: number, height: number): void {
    const [right, bottom] = [Math.round(left + width), Math.round(top + height)];
    for (let y = Math.round(top); y < bottom; y++) {
      for (let x = Math.round(left); x < right; x++) this.#paint(x, y, this.#colour);
    }
  }

  toDataURL(): string {
    return `data:image/png;base64,${encodePng(this.width, this.height, this.#pixels).toString('base64')}`;
  }

  #paint(x: number, y: number, colour: ArrayLike<number>): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    this.#pixels.set(colour, (y * this.width + x) * 4);
  }
}

/**
 * Red, green, blue and alpha, 0 … 255, of `#rrggbb`, `rgb(…)` or `rgba(…)`: the forms that Plotly hands over.
 *
 * @throws {Error} for any other form
 */
function parseColour(colour: string): Rgba {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour);
  if (hex) {
    const [red, green, blue] = hex.slice(1).map(digits => Number.parseInt(digits, 16));
    return [red, green, blue, 255];
  }
  const values = /^rgba?\(([^)]+)\)$/.exec(colour)?.[1].split(',').map(Number);
  if (!values || values.length < 3) {
    throw new Error(`canvas: colour is ${colour}, expected #rrggbb, rgb(…) or rgba(…)`);
  }
  const [red, green, blue, alpha = 1] = values;
  return [red, green, blue, Math.round(alpha * 255)];
}
