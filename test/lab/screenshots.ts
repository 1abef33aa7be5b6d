import { join } from 'node:path';
import { projectFile } from '../../src/teaching/cells/project-file.js';
import type { LabPage } from './lab-page.js';

/** Where pictures and timings are kept; not committed. */
export const SCREENSHOTS = join(projectFile('test'), 'lab', 'screenshots');

const WIDE_PX = 1100;
const NARROW_PX = 700;
const LIGHT = 'JupyterLab Light';
const DARK = 'JupyterLab Dark';
/** A notebook is longer than one picture that can be looked at. */
const SLICE_PX = 2400;
/** JupyterLab's own bars above and below the notebook. */
const BARS_PX = 130;
/** Figures are drawn again when the window changes. */
const REDRAW_MS = 600;

/** Keeps pictures of the whole notebook: `<name>-light-1.png` and so on, in a dark theme, in a narrow window. */
export async function keepScreenshots(lab: LabPage, name: string): Promise<void> {
  for (const [look, theme, width] of [
    ['light', LIGHT, WIDE_PX],
    ['dark', DARK, WIDE_PX],
    ['narrow', LIGHT, NARROW_PX],
  ] as const) {
    await lab.command('apputils:change-theme', { theme });
    await lab.page.setViewportSize({ width, height: SLICE_PX + BARS_PX });
    await lab.page.waitForTimeout(REDRAW_MS);
    const panel = lab.page.locator('.jp-NotebookPanel:visible .jp-WindowedPanel-outer');
    // Below the last cell there is nothing but room to scroll.
    const height = await panel.evaluate(node => {
      const cells = node.querySelectorAll('.jp-Cell');
      const { bottom } = cells[cells.length - 1].getBoundingClientRect();
      return bottom - node.getBoundingClientRect().top + node.scrollTop;
    });
    for (let slice = 0; slice * SLICE_PX < height; slice++) {
      const top = slice * SLICE_PX;
      await panel.evaluate((node, to) => node.scrollTo({ top: to }), top);
      await lab.page.waitForTimeout(100);
      const { x, y, width: shown } = await panel.evaluate(node => node.getBoundingClientRect().toJSON());
      const clip = { x, y, width: shown, height: Math.min(SLICE_PX, height - top) };
      await lab.page.screenshot({ clip, path: join(SCREENSHOTS, `${name}-${look}-${slice + 1}.png`) });
    }
  }
  await lab.command('apputils:change-theme', { theme: LIGHT });
}
