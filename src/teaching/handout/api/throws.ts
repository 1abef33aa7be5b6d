import {
  type Application,
  type Comment,
  type Context,
  Converter,
  ReflectionKind,
  type SignatureReflection,
} from 'typedoc';
import ts from 'typescript';

/** Puts the kind of error back before what a `@throws` says: TypeDoc takes it for a type that nobody needs. */
export function keepErrorNames(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context: Context) => {
    for (const reflection of context.project.getReflectionsByKind(ReflectionKind.SomeSignature)) {
      const { comment, parent } = reflection as SignatureReflection;
      const symbol = comment && context.getSymbolFromReflection(parent);
      if (symbol) nameErrors(comment, symbol.declarations ?? []);
    }
    for (const reflection of context.project.getReflectionsByKind(ReflectionKind.Class)) {
      const symbol = reflection.comment && context.getSymbolFromReflection(reflection);
      if (symbol) nameErrors(reflection.comment!, symbol.declarations ?? []);
    }
  });
}

function nameErrors(comment: Comment, declarations: readonly ts.Declaration[]): void {
  const names = declarations.flatMap(declaration =>
    ts
      .getJSDocTags(declaration)
      .filter(ts.isJSDocThrowsTag)
      .map(({ typeExpression }) => typeExpression?.type.getText()),
  );
  comment.getTags('@throws').forEach(({ content }, i) => {
    if (names[i]) content.unshift({ kind: 'code', text: `\`${names[i]}\`` }, { kind: 'text', text: ' ' });
  });
}
