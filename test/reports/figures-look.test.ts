import assert from 'node:assert/strict';
import type { Layout, LayoutAxis, PlotData } from 'plotly.js';
import { PAPER_STYLE } from '../../src/reports/theme.js';
import { type CommittedFigure, committedFigures } from './committed-figures.js';

type Trace = Partial<PlotData>;

/** `quantity, unit`: an amount that others can be compared with has one. */
const WITH_UNIT =
  /^[^,]+, (.+ = 1|elements|×( .+)?|%( .+)?|ms|GB\/s|GFLOP\/s|million|bytes|KiB|MiB|lines|slices|FLOPs per byte moved)$/;

/** Amounts that have no unit: counted things, shares, errors and correlations of pure numbers, coordinates. */
const PURE =
  /^((in|out)put channels|batch|groups|c1 : c2|dimensions n|[a-z ]*share [a-z ]+|error( of the shape)?(, (mean|median) over draws)?|effective rank [a-z ]+|rank correlation ρ|[xy])$/;

function tracesOf({ figure }: CommittedFigure): readonly Trace[] {
  return figure.data as readonly Trace[];
}

/** The axes that traces stand on, with one of these traces each. */
function axesOf(drawn: CommittedFigure): { place: string; axis: Partial<LayoutAxis>; values: unknown }[] {
  const found = new Map<string, { place: string; axis: Partial<LayoutAxis>; values: unknown }>();
  for (const trace of tracesOf(drawn)) {
    for (const letter of ['x', 'y'] as const) {
      const id = trace[`${letter}axis`] ?? letter;
      const key = `${letter}axis${id.slice(1)}` as 'xaxis';
      const axis: Partial<LayoutAxis> = (drawn.figure.layout as Partial<Layout>)[key] ?? {};
      found.set(id, { place: `${drawn.name} ${id}`, axis, values: trace[letter] });
    }
  }
  return [...found.values()];
}

/** Whether an axis lists cases by their names, so that no title could add anything. */
function namesCases(axis: Partial<LayoutAxis>, values: unknown): boolean {
  const labels: unknown = axis.ticktext ?? values;
  return (
    Array.isArray(labels) && labels.every(label => typeof label === 'string' && /[a-zA-Z]{3}|→/.test(label))
  );
}

function textOf(axis: Partial<LayoutAxis>): string {
  return typeof axis.title === 'object' ? String(axis.title.text ?? '') : '';
}

/** What a reader tells a trace of a panel from the others by. */
function lookOf({ type, mode, line, marker }: Trace, index: number): string {
  const colour = marker?.color ?? line?.color ?? `automatic ${index}`;
  if (type === 'bar') return `bar ${colour}`;
  return mode === 'lines'
    ? `${colour} ${line?.dash ?? 'solid'} line`
    : `${colour} ${marker?.symbol ?? 'circle'}`;
}

const isPaper = ({ name }: Trace) => /^paper\b/.test(name ?? '');

describe('the figures of the experiments', function () {
  this.timeout(60_000);
  let all: CommittedFigure[];
  before(async () => {
    all = await committedFigures();
  });

  it('are found in the committed results, with and without times', () => {
    const names = all.map(({ name }) => name);
    for (const name of ['group-count/group-count', 'relu-manifold/preserved'])
      assert.ok(names.includes(name), name);
  });

  it('say on each axis what is shown, and in which unit', () => {
    const wrong = all
      .flatMap(axesOf)
      .filter(({ axis, values }) => !namesCases(axis, values))
      .filter(({ axis }) => !WITH_UNIT.test(textOf(axis)) && !PURE.test(textOf(axis)));
    assert.deepEqual(
      wrong.map(({ place, axis }) => `${place}: ${textOf(axis)}`),
      [],
    );
  });

  it('have no two traces of the same colour and marker in a panel', () => {
    const alike = all.flatMap(drawn => {
      const seen = new Set<string>();
      return tracesOf(drawn).flatMap((trace, index) => {
        const look = `${drawn.name} ${trace.xaxis ?? 'x'}: ${lookOf(trace, index)}`;
        const again = seen.has(look);
        seen.add(look);
        return again ? look : [];
      });
    });
    assert.deepEqual(alike, []);
  });

  it('mark the points of papers, and nothing else, by one marker', () => {
    const symbol = PAPER_STYLE.marker.symbol;
    const traces = all.flatMap(drawn =>
      tracesOf(drawn).map(trace => ({ place: `${drawn.name}: ${trace.name}`, trace })),
    );
    assert.ok(traces.some(({ trace }) => isPaper(trace)));
    const wrong = traces.filter(({ trace }) =>
      isPaper(trace)
        ? trace.marker?.symbol !== symbol || trace.marker.color !== PAPER_STYLE.marker.color
        : trace.marker?.symbol === symbol,
    );
    assert.deepEqual(
      wrong.map(({ place }) => place),
      [],
    );
  });
});
