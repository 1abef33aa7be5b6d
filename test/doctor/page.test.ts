import assert from 'node:assert/strict';
import { pageOf } from '../../src/doctor/page.js';
import { sampleReport } from './sample-report.js';

describe('doctor: the page on a terminal', () => {
  it('says what the network is, where the time goes, and what to change', () => {
    const { heading, tables } = pageOf(sampleReport);
    assert.match(heading[0], /^planted: input 1×3×64×64$/);
    assert.ok(heading.some(line => line.startsWith('Left out: decode')));
    assert.ok(heading.some(line => line.startsWith('Warning: load average')));
    assert.equal(tables.at(-1)!.table.title, 'Why, and what to change');
    const titles = tables.at(-1)!.table.rows.map(([title]) => title);
    assert.deepEqual(
      titles,
      sampleReport.findings.map(({ title }) => title),
    );
  });

  it('says so where no change saves anything', () => {
    const nothing = (findings: typeof sampleReport.findings) =>
      pageOf({ ...sampleReport, findings }).tables.some(({ table }) =>
        table.notes.some(note => note.startsWith('No change that was tested')),
      );
    assert.ok(!nothing(sampleReport.findings));
    assert.ok(nothing(sampleReport.findings.filter(({ verdict }) => verdict !== 'saves')));
  });

  it('shows few of the changes that save nothing, and says how many there are', () => {
    const one = { ...sampleReport.findings[0], verdict: 'saves nothing' as const };
    const { table } = pageOf({ ...sampleReport, findings: new Array(9).fill(one) }).tables.at(-1)!;
    assert.equal(table.rows.length, 5);
    assert.ok(table.notes.some(note => note.startsWith('4 more changes')));
  });

  it('shows the end of a long name', () => {
    const [platform] = sampleReport.platforms;
    const node = '/features/features.18/features.18.0/Conv';
    const layers = platform.layers.map(layer => ({ ...layer, node }));
    const { tables } = pageOf({ ...sampleReport, platforms: [{ ...platform, layers }] });
    const { rows } = tables.find(({ table }) => /longest/.test(table.title))!.table;
    assert.equal(rows[0][0], '…tures.18/features.18.0/Conv');
  });

  it('shows texts of files as plain ones', () => {
    const name = 'evil\u001b[31m';
    const { heading } = pageOf({ ...sampleReport, network: { ...sampleReport.network, name } });
    assert.match(heading[0], /^evil�\[31m/);
  });
});
