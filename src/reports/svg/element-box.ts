import { getPathBBox } from 'svg-path-commander/util';
import { type Box, boxOf, corners, EMPTY, transformed } from './box.js';
import { textWidth } from './text-metrics.js';

const DEFAULT_FONT_SIZE_PX = 12;
/** How far a line of text reaches above and below its base line, in font sizes. */
const ASCENT = 0.9;
const DESCENT = 0.22;
/** Elements that are not drawn themselves. */
const NOT_DRAWN = new Set(['defs', 'clippath', 'style', 'title']);

/** `getBBox` without a layout engine: the box of an SVG element in its own coordinates. */
export function elementBox(element: Element): Box {
  switch (element.tagName.toLowerCase()) {
    case 'text':
    case 'tspan':
      return textBox(element);
    case 'rect':
    case 'image':
    case 'svg':
      return {
        x: number(element, 'x'),
        y: number(element, 'y'),
        width: number(element, 'width'),
        height: number(element, 'height'),
      };
    case 'circle': {
      const radius = number(element, 'r');
      return {
        x: number(element, 'cx') - radius,
        y: number(element, 'cy') - radius,
        width: 2 * radius,
        height: 2 * radius,
      };
    }
    case 'path':
      return pathBox(element.getAttribute('d'));
    default:
      return groupBox(element);
  }
}

/** `getBoundingClientRect` without a layout engine: the element's box after all transforms above it. */
export function pageBox(element: Element): Box {
  let box = elementBox(element);
  for (let at: Element | null = element; at; at = at.parentElement) {
    box = transformed(box, at.getAttribute('transform'));
  }
  return box;
}

/** Width of all text in an element, px. */
export function elementTextWidth(element: Element): number {
  return textWidth(element.textContent ?? '', fontSizePx(element));
}

/** Plotly makes its paths first and gives them a form later; a path without one has no size. */
function pathBox(description: string | null): Box {
  if (!description) return EMPTY;
  const { x, y, width, height } = getPathBBox(description);
  return { x, y, width, height };
}

function groupBox(group: Element): Box {
  const boxes = [...group.children]
    .filter(child => !NOT_DRAWN.has(child.tagName.toLowerCase()))
    .map(child => transformed(elementBox(child), child.getAttribute('transform')))
    .filter(box => box.width > 0 || box.height > 0);
  return boxes.length > 0 ? boxOf(boxes.flatMap(corners)) : EMPTY;
}

/** Plotly writes several lines of text as `tspan.line` children with a `dy` in em. */
function textBox(text: Element): Box {
  const lines = [...text.children].filter(child => child.classList.contains('line'));
  const boxes = (lines.length > 0 ? lines : [text]).map(line => {
    const size = fontSizePx(line);
    const width = elementTextWidth(line);
    const shift = Number.parseFloat(line.getAttribute('dy') ?? '') || 0;
    const baseline = number(text, 'y') + shift * (line === text ? 1 : size);
    return {
      x: number(text, 'x') - anchorShare(line) * width,
      y: baseline - ASCENT * size,
      width,
      height: (ASCENT + DESCENT) * size,
    };
  });
  return boxes.length === 1 ? boxes[0] : boxOf(boxes.flatMap(corners));
}

/** The nearest font size at or above the element. */
function fontSizePx(element: Element): number {
  return Number.parseFloat(inherited(element, 'font-size') ?? '') || DEFAULT_FONT_SIZE_PX;
}

/** Which share of a text's width lies left of its anchor. */
function anchorShare(element: Element): number {
  const anchor = inherited(element, 'text-anchor');
  return anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0;
}

/** A presentation property from the nearest `style` or attribute that has it. */
function inherited(element: Element, property: string): string | undefined {
  const inStyle = new RegExp(`(?:^|;)\\s*${property}:\\s*([^;]+)`);
  for (let at: Element | null = element; at; at = at.parentElement) {
    const value = inStyle.exec(at.getAttribute('style') ?? '')?.[1] ?? at.getAttribute(property);
    if (value) return value;
  }
  return undefined;
}

function number(element: Element, attribute: string): number {
  return Number.parseFloat(element.getAttribute(attribute) ?? '') || 0;
}
