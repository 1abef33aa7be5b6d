import { types } from 'node:util';

/** The type of an answer, for feedback: `a number`, `text`, `a list`. */
export function typeInWords(answer: unknown): string {
  if (answer === undefined || answer === null) return 'nothing';
  if (Array.isArray(answer)) return 'a list';
  if (types.isPromise(answer)) return 'a promise';
  if (typeof answer === 'string') return 'text';
  return typeof answer === 'object' ? 'an object' : `a ${typeof answer}`;
}
