import assert from 'node:assert/strict';

const { findChromium }: { findChromium: () => string } = await import(
  new URL('../../../scripts/chromium.mjs', import.meta.url).href
);

describe('the browser for tests of pages', () => {
  const before = process.env.BEYOND_FLOPS_CHROMIUM;
  afterEach(() => {
    if (before === undefined) delete process.env.BEYOND_FLOPS_CHROMIUM;
    else process.env.BEYOND_FLOPS_CHROMIUM = before;
  });

  it('is the one that BEYOND_FLOPS_CHROMIUM names', () => {
    process.env.BEYOND_FLOPS_CHROMIUM = process.execPath;
    assert.equal(findChromium(), process.execPath);
  });

  it('is refused if there is no such file', () => {
    process.env.BEYOND_FLOPS_CHROMIUM = '/no/such/browser';
    assert.throws(findChromium, /BEYOND_FLOPS_CHROMIUM is \/no\/such\/browser, expected the path/);
  });
});
