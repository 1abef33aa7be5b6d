import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { writeSite } from '../../../src/teaching/handout/site.js';
import { writeSlides } from '../../../src/teaching/handout/slides.js';
import { openBrowser } from '../../lab/browser.js';
import { blankness, drawnFigures } from '../../lab/figures-drawn.js';
import { FRAMES, sampleLessons } from './sample.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

describe('the site and the slides in a browser, from disk', function () {
  this.timeout(60_000);
  let folder: string;
  let browser: Browser;

  before(async function () {
    try {
      browser = await openBrowser();
    } catch (error) {
      if (!/^no Chromium/.test((error as Error).message)) throw error;
      return this.skip();
    }
    folder = await mkdtemp(join(tmpdir(), 'beyond-flops-pages-'));
    for (const part of ['site', 'slides']) await mkdir(join(folder, part));
    await writeSite(root, sampleLessons(), 'abc123', join(folder, 'site'));
    await writeSlides(root, sampleLessons(), 'abc123', join(folder, 'slides'));
  });
  after(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  /** Opens a page, in which `before` runs first, and gathers what goes wrong on it. */
  const open = async (
    path: string,
    width: number,
    before = () => {},
  ): Promise<{ page: Page; problems: string[] }> => {
    const page = await browser.newPage({ viewport: { width, height: 700 } });
    await page.addInitScript(before);
    const problems: string[] = [];
    page.on('request', request => {
      if (!/^(?:file|data|blob):/.test(request.url())) problems.push(`asks for ${request.url()}`);
    });
    page.on('requestfailed', request => problems.push(`does not find ${request.url()}`));
    page.on('pageerror', error => problems.push(error.message));
    await page.goto(pathToFileURL(join(folder, path)).href);
    return { page, problems };
  };

  for (const width of [360, 1200]) {
    it(`draw every figure of a page of ${width} px without a network, and nothing is wider than the page`, async () => {
      const { page, problems } = await open('site/10-a.html', width);
      for (const plot of await page.locator('.plot').all()) {
        await plot.scrollIntoViewIfNeeded();
        await plot.locator('.main-svg').first().waitFor();
      }
      const figures = await page.evaluate(drawnFigures);
      assert.equal(figures.length, 2);
      assert.deepEqual(figures.map(blankness), [undefined, undefined]);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(tooWide <= 0, `the page is ${tooWide} px too wide`);
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it('play the frames of a film', async () => {
    const { page, problems } = await open('site/10-a.html', 1200);
    const film = page.locator('.plot').nth(1);
    await film.scrollIntoViewIfNeeded();
    await film.locator('.main-svg').first().waitFor();
    const line = film.locator('.scatterlayer path.js-line');
    const before = await line.getAttribute('d');
    await film.locator('.slider-tick, .slider-label').filter({ hasText: FRAMES[1] }).click({ force: true });
    await page.waitForFunction(
      ([path]) =>
        document.querySelectorAll('.plot')[1].querySelector('path.js-line')?.getAttribute('d') !== path,
      [before],
    );
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('draw all figures before they are printed', async () => {
    const { page, problems } = await open('site/10-a.html', 1200, () => {
      // No figure ever comes near the window.
      IntersectionObserver.prototype.observe = () => {};
    });
    const drawn = page.locator('.plot .main-svg');
    assert.equal(await drawn.count(), 0);
    await page.pdf();
    assert.ok((await drawn.count()) > 0);
    assert.equal((await page.evaluate(drawnFigures)).length, 2);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('turn the slides by the keyboard and draw each figure when its slide comes', async () => {
    const { page, problems } = await open('slides/10-a.html', 1280);
    for (const title of ['10 · A', 'Predict', 'One', 'Film', 'Verdicts']) {
      await page.locator('section.present').getByRole('heading', { name: title }).waitFor();
      const plots = page.locator('section.present .plot');
      if ((await plots.count()) > 0) await plots.locator('.main-svg').first().waitFor();
      await page.keyboard.press('ArrowRight');
    }
    assert.equal((await page.evaluate(drawnFigures)).length, 2);
    assert.deepEqual(problems, []);
    await page.close();
  });
});
