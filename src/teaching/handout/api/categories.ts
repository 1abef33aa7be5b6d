import { relative } from 'node:path';
import {
  type Application,
  Comment,
  CommentTag,
  type Context,
  Converter,
  type DeclarationReflection,
  ReflectionKind,
} from 'typedoc';

/** Where an export comes from, and the heading that it is shown under; the first folder that fits decides. */
const BY_FOLDER: readonly (readonly [folder: string, category: string])[] = [
  ['src/networks/models/blocks/', 'Blocks'],
  ['src/networks/models/', 'Networks'],
  ['src/networks/platform', 'Platforms'],
  ['src/networks/', 'Graphs'],
  ['src/measure/graphs/', 'Comparing graphs'],
  ['src/reports/graphs/', 'Comparing graphs'],
  ['src/teaching/cells/compare-graphs', 'Comparing graphs'],
  ['src/teaching/cells/examine-network', 'Examining a network'],
  ['src/teaching/own-network/', 'Examining a network'],
  ['src/doctor/', 'Examining a network'],
  ['src/cost/cache/', 'Simulated caches'],
  ['src/cost/', 'Counts, memory, predictions'],
  ['src/kernels/', 'Ops and their kernels'],
  ['src/tensors/', 'Tensors'],
  ['src/reports/', 'Tables and figures'],
  ['src/measure/', 'Experiments and their results'],
  ['src/experiment/', 'Experiments and their results'],
  ['src/papers/', 'Experiments and their results'],
  ['src/teaching/', 'Notebook cells'],
  ['src/', 'Errors'],
];

/** The headings, in the order in which they are shown. */
export const CATEGORIES: readonly string[] = [
  'Graphs',
  'Blocks',
  'Networks',
  'Counts, memory, predictions',
  'Comparing graphs',
  'Examining a network',
  'Platforms',
  'Ops and their kernels',
  'Tensors',
  'Simulated caches',
  'Experiments and their results',
  'Tables and figures',
  'Notebook cells',
  'Errors',
];

/** The heading of an export of this source file, as `src/cost/counts.ts`. */
export function categoryOf(file: string): string {
  return BY_FOLDER.find(([folder]) => file.startsWith(folder))?.[1] ?? 'Errors';
}

const EXPORTS =
  ReflectionKind.Class |
  ReflectionKind.Function |
  ReflectionKind.Interface |
  ReflectionKind.TypeAlias |
  ReflectionKind.Variable;

/** Puts every export under the heading of its folder. */
export function addCategories(app: Application, root: string): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context: Context) => {
    for (const reflection of context.project.getReflectionsByKind(EXPORTS) as DeclarationReflection[]) {
      const file = context.project.getSymbolIdFromReflection(reflection)?.fileName;
      if (!file) continue;
      const category = categoryOf(relative(root, file).replaceAll('\\', '/'));
      for (const documented of reflection.signatures ?? [reflection]) {
        documented.comment ??= new Comment();
        documented.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: category }]));
      }
    }
  });
}
