import { type Application, type Context, Converter, type Reflection } from 'typedoc';

/**
 * Paragraphs that are indented in a docstring are formulas, whose lines and spaces count: as code, which Markdown
 * makes only of what is indented by four spaces.
 */
export function fencedFormulas(text: string): string {
  return text.replace(
    /(^|\n\n)( {2,3})([^\s*-].*(?:\n {2,}\S.*)*)(?:\n|$)/g,
    (_, before: string, indent: string, lines: string) =>
      `${before}\`\`\`text\n${lines.replaceAll(`\n${indent}`, '\n')}\n\`\`\`\n`,
  );
}

/** Does so in all docstrings. */
export function fenceFormulas(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context: Context) => {
    const all: readonly Reflection[] = Object.values(context.project.reflections);
    for (const { comment } of all) {
      for (const part of comment?.summary ?? []) {
        if (part.kind === 'text') part.text = fencedFormulas(part.text);
      }
    }
  });
}
