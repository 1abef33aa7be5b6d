import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tableToMarkdown } from '../../../src/reports/markdown.js';
import { compareFunctions } from '../../../src/teaching/museum/compare-functions.js';
import { comparisonTable } from '../../../src/teaching/museum/comparison.js';

const module = new URL('../../../src/teaching/museum/compare-functions.js', import.meta.url).href;

describe('compareFunctions', function () {
  this.timeout(20_000);
  const options = { profile: 'smoke' } as const;

  it('measures functions and source texts in another process, the first as the baseline', async () => {
    const sum = (values: Float64Array) => {
      let total = 0;
      for (let i = 0; i < values.length; i++) total += values[i];
      return total;
    };
    const comparison = await compareFunctions(
      { sum, backwards: 'v => { let t = 0; for (let i = v.length; i-- > 0; ) t += v[i]; return t; }' },
      { ...options, input: () => new Float64Array(100).fill(1) },
    );
    const [first, second] = comparison.functions;
    assert.deepEqual([first.name, second.name], ['sum', 'backwards']);
    assert.deepEqual([first.ratio.low, first.ratio.estimate, first.ratio.high], [1, 1, 1]);
    for (const { ns, ratio } of comparison.functions) {
      assert.ok(ns.low <= ns.estimate && ns.estimate <= ns.high && ns.low > 0);
      assert.ok(ratio.low <= ratio.estimate && ratio.estimate <= ratio.high);
    }
    const table = tableToMarkdown(comparisonTable(comparison));
    assert.match(table, /\| function \| median, µs \| time over sum \|/);
    assert.match(table, /\| sum again \(A\/A\) \| – \| [\d.]+ \\\[/);
  });

  it('does not see variables outside a function, and says why', async () => {
    const around = 3;
    await assert.rejects(
      compareFunctions({ closure: () => around }, options),
      /^Error: compareFunctions: closure: around is not defined; a function that is timed in another process can only use/,
    );
  });

  it('refuses to compare nothing', async () => {
    await assert.rejects(compareFunctions({}, options), /^RangeError: compareFunctions: got no functions/);
  });

  it('refuses options that are none', async () => {
    const given = (options: unknown) => compareFunctions({ one: () => 1 }, options as never);
    const known = 'an object with input, profile, seed';
    await assert.rejects(given(null), {
      message: `compareFunctions: the options are null, expected ${known}`,
    });
    await assert.rejects(given({ seed: 0.5 }), {
      message: 'compareFunctions: seed is 0.5, expected an integer from 0',
    });
    await assert.rejects(given({ input: 3 }), {
      message: 'compareFunctions: input is 3, expected a function, or its source',
    });
  });

  it('ends a function that never returns, and its process, when it is interrupted', async function () {
    // Windows has no signal that a process could catch.
    if (process.platform === 'win32') this.skip();
    const code = `const { compareFunctions } = await import(${JSON.stringify(module)});
      setTimeout(() => process.kill(process.pid, 'SIGINT'), 1000);
      await compareFunctions({ endless: '() => { for (;;); }' }, { profile: 'smoke' })
        .catch(error => console.log(error.message));
      await new Promise(closed => setTimeout(closed, 200));
      console.log(process.getActiveResourcesInfo().filter(name => name === 'ProcessWrap').length);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    await once(child, 'close');
    assert.equal(output, 'compareFunctions: interrupted before the end\n0\n');
  });
});
