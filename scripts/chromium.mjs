/** Finds the browser in which pages are tested: any Chromium on this machine; none is downloaded. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs to look for in PATH. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

/** Where installers on other systems put them. */
const PATHS = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    name => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap(folder =>
      ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(file =>
        join(folder, file),
      ),
    ),
};

/** The path of Chromium, Chrome or Edge: BEYOND_FLOPS_CHROMIUM, or one that is found. @throws {Error} where there is none */
export function findChromium() {
  const asked = process.env.BEYOND_FLOPS_CHROMIUM;
  if (asked && !existsSync(asked)) {
    throw new Error(`BEYOND_FLOPS_CHROMIUM is ${asked}, expected the path of a Chromium, Chrome or Edge`);
  }
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => NAMES.map(name => join(folder, name)));
  const found = asked || [...(PATHS[process.platform] ?? []), ...inPath].find(existsSync);
  if (!found) {
    throw new Error(
      'no Chromium, Chrome or Edge was found, expected one: install it, or set BEYOND_FLOPS_CHROMIUM to its path',
    );
  }
  return found;
}
