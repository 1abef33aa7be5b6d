import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const root = new URL('../../../', import.meta.url);
const { isInRange, rangeInWords } = await import(new URL('scripts/node-range.mjs', root).href);
const range: string = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).engines.node;

describe('the Node versions of package.json', () => {
  it('are those that all packages run on', () => {
    const versions = ['20.19.0', '20.20.2', '22.13.0', '22.21.1', '24.0.0', '25.1.0', '24.0.0-nightly2025'];
    assert.deepEqual(
      versions.filter(version => !isInRange(version, range)),
      [],
    );
  });

  it('leave out older ones and the odd lines that a package refuses', () => {
    const versions = ['18.20.8', '20.18.9', '21.7.3', '22.5.0', '22.12.0', '23.11.0'];
    assert.deepEqual(
      versions.filter(version => isInRange(version, range)),
      [],
    );
  });

  it('are put into words for users of another one', () => {
    assert.equal(
      rangeInWords('^20.19.0 || ^22.13.0 || >=24.0.0'),
      '20.19.0 or a later 20, or 22.13.0 or a later 22, or 24.0.0 or newer',
    );
  });

  it('are refused if the range has another form', () => {
    for (const other of ['20', '>20.0.0', '20.x', '>=20.0.0 <21.0.0', '']) {
      assert.throws(
        () => isInRange('20.19.0', other),
        /^Error: engines: range is ".*", expected \^1\.2\.3 or/,
      );
    }
  });

  it('are the same in the lock file', () => {
    const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));
    assert.equal(lock.packages[''].engines.node, range);
  });
});
