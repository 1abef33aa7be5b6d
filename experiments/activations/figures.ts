import { isMeasured, measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import { nonLinearities } from '../../src/papers/mobilenetv3.js';
import { publishedNumber } from '../../src/papers/published.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { PAPER_STYLE } from '../../src/reports/theme.js';
import { dotsOverNames } from '../../src/reports/traces.js';
import { FUNCTIONS_SUITE, functions } from './functions.js';
import { type ActivatedLayer, BARE, LARGE_MAP, SMALL_MAP } from './layers.js';
import { PUBLISHED, SMALL, variants } from './networks.js';

/** Every function alone over ReLU, and a layer with its activation over the layer without one. */
export function functionsFigure(results: Results): Figure | undefined {
  const names = functions.map(({ id, label = id }) => label);
  const layerPanel = ({ id, side }: ActivatedLayer) => {
    const measured = measuredSuites(results, id);
    return {
      heading: `behind a depthwise layer of ${side}×${side}`,
      y: { title: { text: 'time, layer alone = 1' }, rangemode: 'tozero' as const },
      ...below(dotsOverNames(measured[0]?.arms ?? [], measured, (suite, name) => suite.ratio(name, BARE))),
    };
  };
  const below = (drawn: ReturnType<typeof dotsOverNames>) => ({
    ...drawn,
    x: { ...drawn.x, tickangle: -40 },
  });
  return panelFigure(
    {
      id: 'functions',
      title: 'What an activation costs: alone, and behind a layer',
      caption:
        'First each function on the same map, ReLU = 1, on a logarithmic axis; `as clip` is ReLU6 in the loop of gelu and mish, `in 4 ' +
        'passes` is h-swish. Then depthwise 3×3 layers with their activation ' +
        'fused or as an op of its own; the layer alone is 1. Bars are confidence intervals over paired rounds.',
    },
    [
      {
        heading: 'one function alone',
        y: { title: { text: 'time, relu = 1' }, type: 'log', tickvals: [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100] },
        ...below(
          dotsOverNames(names, measuredSuites(results, FUNCTIONS_SUITE), (suite, _, i) =>
            suite.ratio(functions[i].id, 'relu'),
          ),
        ),
      },
      ...[SMALL_MAP, LARGE_MAP].map(layerPanel),
    ],
  );
}

/** Table 5 of the paper, and the same networks here. */
export function networkFigure(results: Results): Figure | undefined {
  const { id, resolution } = isMeasured(results, PUBLISHED.id) ? PUBLISHED : SMALL;
  const measured = measuredSuites(results, id);
  if (measured.length === 0) return undefined;
  const shown = variants.filter(({ id: arm }) => measured.some(suite => suite.has(arm)));
  const relu = publishedNumber(nonLinearities, 'ReLU', 'ms');
  const { x, traces } = dotsOverNames(
    shown.map(variant => variant.id),
    measured,
    (suite, name) => suite.ratio(name, 'relu'),
  );
  const printed = shown.map(({ printed: place }) =>
    place ? publishedNumber(nonLinearities, ...place) / relu : null,
  );
  return {
    id: 'network',
    title: 'The non-linearity of a whole network: where it stands, and how it is run',
    caption:
      `MobileNetV3-Large at ${resolution}×${resolution}; the network with ReLU is 1. Diamonds: a Pixel 1 at 224×224, Table 5 ` +
      'of the paper, which prints no separate pass and no swish. Bars are confidence intervals over paired rounds.',
    data: [
      ...traces,
      {
        type: 'scatter',
        mode: 'markers',
        name: 'paper, Pixel 1',
        x: shown.map((_, place) => place),
        y: printed,
        marker: PAPER_STYLE.marker,
      },
    ],
    layout: {
      xaxis: {
        ...x,
        ticktext: shown.map(({ id: arm }) => arm.replace(/(?<=,) | (?=\w+$)/, '<br>')),
        tickangle: 0,
      },
      yaxis: { title: { text: 'time, ReLU = 1' } },
    },
  };
}
