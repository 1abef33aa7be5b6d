import { lexer, type Tokens } from 'marked';

/** The verdicts of a claim by platform. */
export interface VerdictRow {
  /** Markdown. */
  readonly claim: string;
  readonly verdicts: ReadonlyMap<string, string>;
}

/**
 * The claims of a table of verdicts (`verdicts(finding)` as Markdown), one row each; undefined if the text has no
 * table with columns `claim`, `platform` and `verdict`.
 */
export function verdictRows(markdown: string): VerdictRow[] | undefined {
  for (const token of lexer(markdown)) {
    if (token.type !== 'table') continue;
    const { header, rows } = token as Tokens.Table;
    const columns = ['claim', 'platform', 'verdict'].map(name =>
      header.findIndex(({ text }) => text === name),
    );
    if (columns.includes(-1)) continue;
    const claims = new Map<string, Map<string, string>>();
    for (const cells of rows) {
      const [claim, platform, verdict] = columns.map(column => cells[column].text);
      const verdicts = claims.get(claim) ?? new Map<string, string>();
      claims.set(claim, verdicts.set(platform, verdict));
    }
    return [...claims].map(([claim, verdicts]) => ({ claim, verdicts }));
  }
  return undefined;
}
