import type { Layout, Shape } from 'plotly.js';
import { formatBytes } from '../format.js';
import { type Band, rowsOf } from './bands.js';

const SECONDS_A_SCENE = 1.2;

/**
 * The layout of a film: the map on the left with the tensors' names beside their bands, the lines over the scenes on the
 * right, slider and buttons below.
 *
 * @param labels     of the scenes; the slider calls the frames by them
 * @param parameter  what changes from scene to scene
 */
export function filmLayout(
  bands: readonly Band[],
  labels: readonly string[],
  parameter: string,
): Partial<Layout> {
  const rows = rowsOf(bands);
  return {
    width: 860,
    height: 600,
    margin: { l: 110, r: 20, t: 125, b: 125 },
    legend: { orientation: 'h', x: 0, y: 1.1, yanchor: 'bottom' },
    xaxis: {
      title: { text: 'progress of the loops, %' },
      domain: [0, 0.74],
      range: [0, 100],
      showgrid: false,
    },
    yaxis: {
      range: [rows, 0],
      tickvals: bands.map(({ top, rows }) => top + rows / 2),
      ticktext: bands.map(({ name, bytes }) => `${name}<br><i>${formatBytes(bytes)}</i>`),
      tickfont: { size: 11 },
      ticks: '',
      showgrid: false,
    },
    xaxis2: {
      title: { text: parameter },
      domain: [0.84, 1],
      anchor: 'y2',
      tickvals: labels.map((_, i) => i),
      ticktext: [...labels],
      tickangle: -90,
      tickfont: { size: 11 },
      range: [-0.6, labels.length - 0.4],
    },
    yaxis2: {
      type: 'log',
      anchor: 'x2',
      dtick: 1,
      tickfont: { size: 11 },
    },
    shapes: bands.slice(1).map(({ top }) => border(top)),
    ...controls(labels),
  };
}

/** A line between two tensors. */
function border(y: number): Partial<Shape> {
  return {
    type: 'line',
    xref: 'x',
    yref: 'y',
    x0: 0,
    x1: 100,
    y0: y,
    y1: y,
    line: { color: '#222222', width: 1 },
  };
}

/** The slider and the buttons. */
function controls(labels: readonly string[]): Partial<Layout> {
  const cut = { mode: 'immediate', transition: { duration: 0 } };
  const play = { ...cut, fromcurrent: true, frame: { duration: 1000 * SECONDS_A_SCENE, redraw: true } };
  return {
    sliders: [
      {
        active: 0,
        x: 0.1,
        len: 0.9,
        y: -0.13,
        yanchor: 'top',
        pad: { t: 20, b: 0, l: 0, r: 0 },
        currentvalue: { visible: false },
        steps: labels.map(label => ({
          label,
          method: 'animate',
          args: [[label], { ...cut, frame: { duration: 0, redraw: true } }],
        })),
      },
    ] as Layout['sliders'],
    updatemenus: [
      {
        type: 'buttons',
        direction: 'left',
        showactive: false,
        x: 0,
        xanchor: 'right',
        y: -0.13,
        yanchor: 'top',
        pad: { t: 20, r: 10, b: 0, l: 0 },
        buttons: [
          { label: '▶', method: 'animate', args: [null, play] },
          {
            label: '❚❚',
            method: 'animate',
            args: [[null], { ...cut, frame: { duration: 0, redraw: false } }],
          },
        ],
      },
    ] as unknown as Layout['updatemenus'],
  };
}
