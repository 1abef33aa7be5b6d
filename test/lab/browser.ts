import { type Browser, chromium } from 'playwright-core';

/** Starts the Chromium of this machine, without a window. @throws {Error} where there is none */
export async function openBrowser(): Promise<Browser> {
  const script = new URL('../../../scripts/chromium.mjs', import.meta.url).href;
  const { findChromium }: { findChromium: () => string } = await import(script);
  // Chromium's sandbox refuses to run as root, as one does in containers.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // Ctrl-C is mocha's: its hooks close what was opened.
  return chromium.launch({ executablePath: findChromium(), args, handleSIGINT: false });
}
