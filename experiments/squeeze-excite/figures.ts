import { isMeasured, measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import { publishedNumber } from '../../src/papers/published.js';
import { withSqueezeExcite } from '../../src/papers/shufflenetv1.js';
import type { Figure } from '../../src/reports/figure.js';
import { type DrawnPanel, panelFigure } from '../../src/reports/panel-figure.js';
import { COLOURS, PAPER_STYLE } from '../../src/reports/theme.js';
import { dotsOverNames, measuredLine, predictedLine } from '../../src/reports/traces.js';
import { armOf, BLOCKS_SUITE, EARLY, FORM_NAMES, FORMS, LATE, nameOf, STAGES, type Stage } from './blocks.js';
import { CHOICES_SUITE, choices, PAPER } from './choices.js';
import { stageTraffic } from './exact.js';
import { LARGE, SMALL, withArm } from './networks.js';

/** What each part of squeeze-and-excite reads and writes at every stage. Needs no clock. */
export function trafficFigure(): Figure {
  const names = STAGES.map(nameOf);
  const parts = STAGES.map(stageTraffic);
  const bars = (name: string, colour: string, of: (part: (typeof parts)[number]) => number) => ({
    type: 'bar' as const,
    name,
    x: names,
    y: parts.map(part => of(part) / 1000),
    marker: { color: colour },
  });
  return {
    id: 'traffic',
    title: 'Squeeze-and-excite: early the map is moved, late the weights',
    caption:
      'Elements that squeeze-and-excite alone reads and writes at four stages of MobileNetV3-Large (channels of the ' +
      'expansion). Map passes shrink with the pixels; the two convolutions have C²/2 weights, whatever the map.',
    data: [
      bars('global pool: reads the map', COLOURS[0], ({ pool }) => pool),
      bars('product: reads and writes the map', COLOURS[2], ({ multiply }) => multiply),
      bars('two convolutions: their weights', COLOURS[1], ({ convolutions }) => convolutions),
    ],
    layout: {
      barmode: 'stack',
      xaxis: { type: 'category' },
      yaxis: { title: { text: 'elements, thousand' } },
    },
  };
}

/** Every stage with squeeze-and-excite over without: in work, in traffic, in time; and two stages part by part. */
export function blocksFigure(results: Results): Figure | undefined {
  const measured = measuredSuites(results, BLOCKS_SUITE);
  if (measured.length === 0) return undefined;
  const names = STAGES.map(nameOf);
  const counted = (quantity: string) =>
    STAGES.map(stage => {
      const of = (form: 'plain' | 'se') => results.exact(`${BLOCKS_SUITE}/${armOf(stage, form)}`, quantity);
      return of('se') / of('plain');
    });
  const traffic = predictedLine('memory access cost', names, counted('memoryAccessCost'));
  const stages: DrawnPanel = {
    heading: 'with squeeze-and-excite over without',
    x: { type: 'category', tickangle: -25 },
    y: { title: { text: 'with, without = 1' } },
    traces: [
      predictedLine('multiply-accumulates', names, counted('macs')),
      { ...traffic, line: { ...traffic.line, dash: 'dot' }, marker: { ...traffic.marker, symbol: 'square' } },
      ...measured.map(suite =>
        measuredLine(
          suite.platform,
          names,
          STAGES.map(stage => suite.ratio(armOf(stage, 'se'), armOf(stage, 'plain'))),
        ),
      ),
    ],
  };
  const parts = (stage: Stage): DrawnPanel => {
    const drawn = dotsOverNames(
      FORMS.map(form => FORM_NAMES[form]),
      measured,
      (suite, _, i) => suite.ratio(armOf(stage, FORMS[i]), armOf(stage, 'plain')),
    );
    return {
      heading: `part by part, ${nameOf(stage)}`,
      y: { title: { text: 'time, without = 1' } },
      ...drawn,
      x: { ...drawn.x, tickangle: -25 },
    };
  };
  return panelFigure(
    {
      id: 'blocks',
      title: 'A block with squeeze-and-excite against one without',
      caption:
        'Blocks of MobileNetV3-Large. First what is counted and what is measured at every stage; then two stages part by part: a ' +
        'product with given factors, with pooled means, and all of squeeze-and-excite. Bars are confidence intervals.',
    },
    [stages, parts(EARLY), parts(LATE)],
  );
}

/** Ways to make squeeze-and-excite in one block, and whole networks with it over without, with the paper's range. */
export function choicesFigure(results: Results): Figure | undefined {
  const { id, pairs } = isMeasured(results, LARGE.id) ? LARGE : SMALL;
  const chosen = measuredSuites(results, CHOICES_SUITE);
  const shown = choices.map(choice => choice.id).filter(arm => chosen.some(suite => suite.has(arm)));
  const networks = measuredSuites(results, id);
  const titles = pairs.map(pair => (pair.id === 'shufflenet-v1' ? 'ShuffleNetV1' : 'MobileNetV3'));
  const ways = dotsOverNames(shown, chosen, (suite, arm) => suite.ratio(arm, PAPER));
  const whole = dotsOverNames(titles, networks, (suite, _, i) => suite.ratio(withArm(pairs[i]), pairs[i].id));
  const printed = (['slower_from', 'slower_to'] as const).map(column =>
    publishedNumber(withSqueezeExcite, 'ShuffleNet 2x (with SE, g=3)', column),
  );
  return panelFigure(
    {
      id: 'choices',
      title: 'How it is made, and what it costs a network',
      caption:
        'Left: one block with squeeze-and-excite made in several ways; the paper of MobileNetV3 makes it as the first. Right: ' +
        "networks with it over without; diamonds: the range of ShuffleNetV1's text. Bars are confidence intervals.",
    },
    [
      {
        heading: 'one block, made in several ways',
        y: { title: { text: `time, ${PAPER} = 1` } },
        ...ways,
        x: { ...ways.x, tickangle: -30 },
      },
      {
        heading: 'whole networks, with over without',
        y: { title: { text: 'time, without = 1' } },
        ...whole,
        traces:
          whole.traces.length === 0
            ? []
            : [
                ...whole.traces,
                {
                  type: 'scatter',
                  mode: 'markers',
                  name: 'paper, mobile devices',
                  x: [0, 0],
                  y: printed,
                  marker: PAPER_STYLE.marker,
                },
              ],
      },
    ],
  );
}
