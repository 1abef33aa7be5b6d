/**
 * A prebuilt JupyterLab extension, written by hand: a module-federation container that offers one module, a
 * renderer for Plotly figures. `plotly.min.js` is copied beside it by scripts/plotly.mjs. Lines of a source that
 * are too long for the window are broken between words, where JupyterLab breaks them in the middle.
 *
 * https://jupyterlab.readthedocs.io/en/stable/extension/extension_dev.html#mime-renderer-plugins
 */
(() => {
  const NAME = 'beyond-flops-plotly';
  const MIME_TYPE = 'application/vnd.plotly.v1+json';
  const DEFAULT_HEIGHT_PX = 450;
  const folder = document.currentScript.src.replace(/[^/]*$/, '');
  let sharedModules;
  let plotly;

  function loadPlotly() {
    plotly ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      // Plotly's bundle would register itself with an AMD loader instead of setting window.Plotly.
      const { define } = window;
      window.define = undefined;
      script.src = `${folder}plotly.min.js`;
      script.onload = () => {
        window.define = define;
        resolve(window.Plotly);
      };
      script.onerror = () => {
        window.define = define;
        reject(new Error(`${NAME}: ${script.src} could not be loaded, expected it from npm run lab`));
      };
      document.head.appendChild(script);
    });
    return plotly;
  }

  function keepWordsOfSources() {
    const style = document.createElement('style');
    style.textContent = '.jp-RenderedMarkdown pre, .jp-RenderedMarkdown pre code { word-break: normal; }';
    document.head.appendChild(style);
  }

  /** A module that JupyterLab shares, in its newest version. */
  async function shared(name) {
    const factory = await Object.values(sharedModules[name]).at(-1).get();
    return factory();
  }

  async function mimeExtension() {
    keepWordsOfSources();
    const { Widget } = await shared('@lumino/widgets');

    class FigureWidget extends Widget {
      async renderModel(model) {
        const figure = model.data[MIME_TYPE];
        const height = figure.layout?.height ?? DEFAULT_HEIGHT_PX;
        this.plot ??= this.node.appendChild(document.createElement('div'));
        this.plot.style.height = `${height}px`;
        // In a window that is narrower the output scrolls.
        this.plot.style.minWidth = `${figure.layout?.meta?.narrowest ?? 0}px`;
        const library = await loadPlotly();
        await library.react(this.plot, { ...figure, layout: { ...figure.layout, height } });
      }

      onResize() {
        if (this.node.offsetParent && this.plot?.data) window.Plotly.Plots.resize(this.plot);
      }

      onAfterShow() {
        this.onResize();
      }
    }

    const extension = {
      id: `${NAME}:factory`,
      description: 'Plotly figures',
      dataType: 'json',
      rank: 0,
      // Safe: figures are data, so they also show in a notebook that is not trusted yet.
      rendererFactory: { safe: true, mimeTypes: [MIME_TYPE], createRenderer: () => new FigureWidget() },
    };
    return () => ({ __esModule: true, default: extension });
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB[NAME] = {
    init: modules => {
      sharedModules = modules;
    },
    get: name =>
      name === './mimeExtension'
        ? mimeExtension()
        : Promise.reject(new Error(`${NAME}: module asked for is ${name}, expected ./mimeExtension`)),
  };
})();
