/** temml 0.13.5 has types, but its `exports` hide them from an import. */
declare module 'temml' {
  const temml: {
    renderToString(tex: string, options?: { displayMode?: boolean; throwOnError?: boolean }): string;
  };
  export default temml;
}
