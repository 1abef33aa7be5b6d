/**
 * The text of a browser script that defines functions and calls the last one. They may use each other and the browser's
 * globals. It is not a module, because pages opened from disk cannot load modules.
 */
export function browserScript(
  ...functions: readonly (() => void)[] | readonly ((...all: never[]) => void)[]
): string {
  const start = functions.at(-1)?.name ?? '';
  return `'use strict';\n(() => {\n${functions.map(String).join('\n')}\n${start}();\n})();\n`;
}
