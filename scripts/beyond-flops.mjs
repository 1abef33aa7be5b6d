#!/usr/bin/env node
import { ensureReady } from './setup.mjs';

ensureReady();
const { main } = await import('../dist/src/cli/main.js');
await main(process.argv.slice(2));
