import assert from 'node:assert/strict';
import { blankness } from './figures-drawn.js';
import { longestSilence, type Recording } from './recorder.js';

describe('what the test in JupyterLab looks at', () => {
  it('takes a figure for blank where a panel has no mark, there is no panel, or it is too small to read', () => {
    const figure = { title: 'Times', width: 700, height: 450, marks: [3, 1] };
    assert.equal(blankness(figure), undefined);
    assert.match(blankness({ ...figure, marks: [3, 0] }) ?? '', /Times: panel 2 of 2 has no mark/);
    assert.match(blankness({ ...figure, marks: [] }) ?? '', /no panel/);
    assert.match(blankness({ ...figure, height: 20 }) ?? '', /700 × 20 px/);
  });

  it('finds the longest time without a new output, in cells that run and not between them', () => {
    const message = (type: string, request: string, ms: number) => ({ type, request, ms });
    const recording: Recording = {
      bars: 0,
      firstFigureMs: null,
      messages: [
        message('execute_input', 'a', 0),
        message('stream', 'a', 1000),
        message('busy', 'a', 1500),
        message('update_display_data', 'a', 4000),
        message('idle', 'a', 4500),
        message('execute_input', 'b', 90_000),
        message('idle', 'b', 92_000),
      ],
    };
    assert.equal(longestSilence(recording), 3000);
    assert.equal(longestSilence({ ...recording, messages: recording.messages.slice(5) }), 2000);
  });
});
