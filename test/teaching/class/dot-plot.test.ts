import assert from 'node:assert/strict';
import { NOT_MEASURED } from '../../../src/measure/judging/judge-claims.js';
import type { Judgement } from '../../../src/measure/judging/verdict.js';
import { PAPER_STYLE } from '../../../src/reports/theme.js';
import type { ClassClaim, CountedRun } from '../../../src/teaching/class/class-results.js';
import { dotPlot } from '../../../src/teaching/class/dot-plot.js';
import { toyExperiment } from '../../reports/toy-finding.js';

const claim = toyExperiment.claims.find(({ kind }) => kind === 'timed')!;
const counted = ['a-4c-000001', 'b-8c-000002'].map(machine => ({ machine }) as CountedRun);

function judged(estimate: number, name: string, verdict: Judgement['verdict'] = 'reproduced') {
  const interval = { estimate, low: estimate - 0.1, high: estimate + 0.2, level: 0.95 };
  const judgement = { verdict, evidence: '', interval, quantity: { name, noEffect: 1, reproducedFrom: 1.5 } };
  return { platform: 'wasm', verdict, judgement };
}

const none = { platform: 'wasm', verdict: NOT_MEASURED } as const;

function plotOf(verdicts: ClassClaim['platforms'][number]['verdicts'], published?: number) {
  return dotPlot(
    'x',
    { claim: { ...claim, published }, platforms: [{ platform: 'wasm', verdicts }] },
    counted,
  );
}

describe('dot plot of a claim', () => {
  it('has a row for each machine, and a dot with its interval if the machine measured the claim', () => {
    const plot = plotOf([none, judged(2, 'time')])!;
    assert.deepEqual(plot.layout.yaxis!.ticktext, ['a-4c<br>000001', 'b-8c<br>000002']);
    const dots = plot.data.find(trace => 'error_x' in trace) as {
      x: number[];
      y: number[];
      error_x: { array: number[]; arrayminus: number[] };
    };
    assert.deepEqual([dots.x, dots.y], [[2], [1]]);
    assert.ok(
      Math.abs(dots.error_x.array[0] - 0.2) < 1e-12 && Math.abs(dots.error_x.arrayminus[0] - 0.1) < 1e-12,
    );
  });

  it('marks no effect, the size of the claim and what the paper printed', () => {
    const lines = (published?: number) =>
      plotOf([judged(2, 'time'), none], published)!
        .data.filter(trace => 'mode' in trace && trace.mode === 'lines')
        .map(trace => trace.name);
    assert.deepEqual(lines(3), ['no effect: 1.00', 'reproduced from: 1.50', 'paper: 3.00']);
    assert.deepEqual(lines(), ['no effect: 1.00', 'reproduced from: 1.50']);
    const paper = plotOf([judged(2, 'time'), none], 3)!.data[2] as { line: { dash: string } };
    assert.equal(paper.line.dash, PAPER_STYLE.line.dash);
  });

  it('shows everything: intervals, lines and the paper, with room at the sides', () => {
    const [least, most] = plotOf([judged(2, 'time'), none], 3)!.layout.xaxis!.range as number[];
    assert.ok(least < 1 && most > 3, `${least} … ${most}`);
  });

  it('tells verdicts apart by the marker', () => {
    const symbols = (
      plotOf([judged(2, 'time'), judged(1.2, 'time', 'direction only')])!.data.find(
        trace => 'error_x' in trace,
      ) as { marker: { symbol: string[] } }
    ).marker.symbol;
    assert.equal(new Set(symbols).size, 2);
  });

  it('says if the machines do not show the same number', () => {
    const title = (second: string) => {
      const plot = plotOf([judged(2, 'g = 2'), judged(2, second)])!;
      return [plot.layout.xaxis!.title!.text, /The verdict depends on several numbers/.test(plot.caption)];
    };
    assert.deepEqual(title('g = 2'), ['g = 2', false]);
    assert.deepEqual(title('g = 4'), ['the deciding number', true]);
  });

  it('cuts and breaks a title that would leave the plot no room', () => {
    const lines = (
      plotOf([judged(2, `<${'x'.repeat(500)}`), none])!.layout.xaxis!.title!.text as string
    ).split('<br>');
    assert.equal(lines.length, 3);
    for (const line of lines) assert.ok(line.replace('&lt;', '<').length <= 30, line);
  });

  it('is not drawn if no machine has a number', () => {
    assert.equal(plotOf([none, none]), undefined);
    const open = {
      platform: 'wasm',
      verdict: "can't tell",
      judgement: { verdict: "can't tell", evidence: '' },
    } as const;
    assert.equal(plotOf([open, none]), undefined);
  });
});
