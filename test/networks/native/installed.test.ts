import assert from 'node:assert/strict';
import { isInstalled, NATIVE_PACKAGE, requirePeer } from '../../../src/networks/native/installed.js';

describe('a package of a peer engine', () => {
  it('is reported as missing, with how to install it', () => {
    assert.equal(isInstalled('beyond-flops-no-such-engine'), false);
    assert.throws(() => requirePeer('beyond-flops-no-such-engine'), {
      name: 'Absent',
      message: 'not installed: npm run setup:peers installs it',
    });
    if (isInstalled(NATIVE_PACKAGE)) return;
    assert.throws(() => requirePeer(`${NATIVE_PACKAGE}/dist/binding.js`), {
      name: 'Absent',
      message: 'not installed: npm run setup:native installs it',
    });
  });
});
