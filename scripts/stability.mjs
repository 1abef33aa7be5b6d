import { ensureReady } from './setup.mjs';

ensureReady();
const { main } = await import('../dist/src/cli/main.js');
await main(['stability', ...process.argv.slice(2)]);
