import type { Results } from '../../src/measure/results/results.js';
import { formatShare } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { fitCase, MODELS, pairedCallNs } from './call-cost.js';
import { sweeps, WHOLE } from './stacks.js';

/** What the printed times of Table 3 follow, on each of its devices. */
export function fitTable(results: Results): Table {
  const rows = (['GPU', 'ARM'] as const).flatMap(device => MODELS.map(model => ({ device, model })));
  type Row = (typeof rows)[number];
  const exact = ({ device, model }: Row, quantity: string) => results.exact(fitCase(device, model), quantity);
  return tableOf(
    "What the paper's 15 times of each device follow",
    rows,
    [
      { label: 'device', cell: ({ device }) => device },
      { label: 'described by', cell: ({ model }) => model },
      { label: 'speed', unit: 'MACs/ns', digits: 3, cell: row => 1 / exact(row, 'nsPerMac') },
      {
        label: 'cost of a call',
        unit: 'µs',
        digits: 3,
        cell: row => (row.model === 'work and calls' ? exact(row, 'nsPerOther') / 1000 : null),
      },
      { label: 'spread', cell: row => formatShare(exact(row, 'spread')) },
    ],
    [
      'Least squares of relative errors over Table 3, ten blocks a time. Spread: root mean square of modelled over printed time, less 1.',
      'A cost per call is all that takes equally long in every call: launch, synchronisation, and a processor that a small kernel does not fill.',
    ],
  );
}

/** What a call costs by each pair of speeds in Table 3: were it a constant, the numbers of a device would be equal. */
export function callTable(): Table {
  const structures = sweeps[0].arms.map(({ id }) => id).filter(id => id !== WHOLE);
  const devices = ['GPU', 'ARM'];
  const columns = devices.flatMap(device => sweeps.filter(sweep => sweep.device === device));
  return tableOf(
    'What a call costs, by each pair of printed speeds',
    structures,
    [
      { label: 'fragments', cell: id => id },
      ...columns.map(sweep => ({
        label: `${sweep.device} ×${sweep.scale}`,
        unit: 'µs',
        digits: 2,
        cell: (id: string) => pairedCallNs(sweep, id) / 1000,
      })),
    ],
    [
      'Time of the fragmented network less that of the whole one, over how many more calls it makes. ARM ×4 is printed with two digits: a step of 0.1 is 5 % of the time.',
    ],
  );
}
