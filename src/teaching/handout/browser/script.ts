/**
 * Functions as the text of a script for a browser, the last of which is called. They may name each other and what the
 * browser has: pages that are opened from disk can load scripts, but no modules.
 */
export function browserScript(
  ...functions: readonly (() => void)[] | readonly ((...all: never[]) => void)[]
): string {
  const start = functions.at(-1)?.name ?? '';
  return `'use strict';\n(() => {\n${functions.map(String).join('\n')}\n${start}();\n})();\n`;
}
