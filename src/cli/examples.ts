import { called } from './called.js';

/** The examples at the end of a verb's help. */
export function examples(...commands: readonly string[]): string {
  return `\nExamples:\n${commands.map(command => `  ${called()} ${command}`).join('\n')}`;
}
