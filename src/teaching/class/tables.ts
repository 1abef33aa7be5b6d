import type { ClaimVerdict } from '../../measure/judging/judge-claims.js';
import { formatBytes, formatInterval, formatPlural, MISSING } from '../../reports/format.js';
import type { Table } from '../../reports/table.js';
import type { ClassClaim, ClassMachine, ClassSection } from './class-results.js';
import { LEGEND, tallySigns } from './tally.js';

/** A full commit hash, of which ten digits are enough; a suffix stays. */
const FULL_HASH = /^([0-9a-f]{10})[0-9a-f]{30}/;

/** On how many machines each claim of an experiment held, a column for each platform. */
export function heldTable(section: ClassSection): Table {
  const { experiment, counted, claims } = section;
  const platforms = [...new Set(claims.flatMap(claim => claim.platforms.map(({ platform }) => platform)))];
  return {
    title: `${experiment.title}: ${formatPlural(counted.length, 'machine')}${versionNote(section)}`,
    columns: ['claim', ...platforms].map(label => ({ label })),
    rows: claims.map(({ claim, platforms: measured }) => [
      claim.statement,
      ...platforms.map(platform => {
        const found = measured.find(one => one.platform === platform);
        return found ? tallySigns(found.verdicts.map(({ verdict }) => verdict)) : null;
      }),
    ]),
    notes: [`Machines by verdict: ${LEGEND}.`],
  };
}

/** ` (another version, 1a2b3c4d)`; '' for this one. */
export function versionNote({ otherDefinition }: ClassSection): string {
  return otherDefinition === undefined ? '' : ` (another version, ${otherDefinition.slice(0, 8)})`;
}

/** The machines with what their records say. */
export function machinesTable(machines: readonly ClassMachine[]): Table {
  return {
    title: formatPlural(machines.length, 'machine'),
    columns: ['machine', 'processor', 'cores', 'memory', 'system', 'Node', 'handed in'].map(label => ({
      label,
    })),
    rows: machines.map(({ name, record, handIns }) => [
      name,
      `${record.cpu} (${record.architecture})`,
      record.cores,
      formatBytes(record.memoryBytes),
      record.os,
      record.node,
      handIns.map(handIn => handIn || MISSING).join(', '),
    ]),
    notes: [
      'The digits of a name tell apart identical machines that were handed in by different people, which the first ' +
        "folder below the class's shows.",
    ],
  };
}

/** The evidence for a claim, by machine and platform. */
export function evidenceTable({ claim, platforms }: ClassClaim, { counted }: ClassSection): Table {
  return {
    title: 'Evidence from each machine',
    columns: ['machine', 'platform', 'verdict', 'number', 'evidence'].map(label => ({ label })),
    rows: counted.flatMap(({ machine }, i) =>
      platforms.map(({ platform, verdicts }) => {
        const { verdict, judgement }: ClaimVerdict = verdicts[i];
        const evidence = judgement?.evidence ?? null;
        return [machine, platform, verdict, formatInterval(judgement?.interval), evidence];
      }),
    ),
    notes: [`Rule: ${claim.rule}.`],
  };
}

/** The runs of an experiment: those that count, and the others with the reason why not. */
export function runsTable({ counted, others }: ClassSection): Table {
  return {
    title: `The runs: ${counted.length} counted, ${others.length} not`,
    columns: ['machine', 'file', 'started', 'profile', 'selection', 'commit', 'remarks'].map(label => ({
      label,
    })),
    rows: [...counted.map(one => ({ ...one, why: '' })), ...others].map(({ machine, run, why }) => {
      const { header, footer } = run;
      return [
        machine,
        run.file,
        header.startedAt.replace(/:\d\d(\.\d+)?Z$/, 'Z'),
        header.profile,
        header.selection,
        header.commit.replace(FULL_HASH, '$1'),
        [
          ...(why ? [`not counted: ${why}`] : []),
          ...(footer.status === 'complete' ? [] : [footer.status]),
          ...(run.exactOfThisVersion ? [] : ['made with exact numbers that are not those of this version']),
          ...footer.warnings,
          ...(run.warnings > footer.warnings.length
            ? [formatPlural(run.warnings - footer.warnings.length, 'more warning')]
            : []),
        ].join('; ') || null,
      ];
    }),
    notes: [],
  };
}

/** The results as data for other programs. */
export function classValue(sections: readonly ClassSection[]): unknown {
  return sections.map(({ experiment, otherDefinition, counted, others, claims }) => ({
    experiment: experiment.id,
    otherDefinition: otherDefinition ?? null,
    counted: counted.map(({ machine, run }) => ({ machine, file: run.file, run: run.header.run })),
    others: others.map(({ machine, run, why }) => ({ machine, file: run.file, why })),
    claims: claims.map(({ claim, platforms }) => ({
      claim: claim.id,
      statement: claim.statement,
      platforms: platforms.map(({ platform, verdicts }) => ({
        platform,
        verdicts: Object.fromEntries(
          counted.map(({ machine }, i) => [
            machine,
            {
              verdict: verdicts[i].verdict,
              interval: verdicts[i].judgement?.interval ?? null,
            },
          ]),
        ),
      })),
    })),
  }));
}
