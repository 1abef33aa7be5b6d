/** Puts Temml, which draws formulas as MathML, where the nbconvert template looks for it. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './setup.mjs';

const FOLDER = '.jupyter/nbconvert/templates/beyond-flops/static';

export function copyTemml() {
  const dist = dirname(fileURLToPath(import.meta.resolve('temml')));
  const folder = join(root, FOLDER);
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(dist, 'temml.min.js'), join(folder, 'temml.min.js'));
  // The page is one file, so the font of script capitals goes into it too.
  const font = readFileSync(join(dist, 'Temml.woff2')).toString('base64');
  const style = readFileSync(join(dist, 'Temml-Local.css'), 'utf8');
  writeFileSync(
    join(folder, 'temml.css'),
    style.replace("url('Temml.woff2')", `url('data:font/woff2;base64,${font}')`),
  );
}
