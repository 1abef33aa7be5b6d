/** Puts Plotly's bundle where the JupyterLab extension and the nbconvert template look for it. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './setup.mjs';

const FOLDERS = [
  '.jupyter/labextensions/beyond-flops-plotly/static',
  '.jupyter/nbconvert/templates/beyond-flops/static',
];

export function copyPlotly() {
  const bundle = createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min');
  for (const folder of FOLDERS) {
    mkdirSync(join(root, folder), { recursive: true });
    copyFileSync(bundle, join(root, folder, 'plotly.min.js'));
  }
}
