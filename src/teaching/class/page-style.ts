/** The style of a class's page, in addition to that of all pages. */
export const CLASS_STYLE = `
.matrix th[scope=col] { vertical-align: bottom; padding: .4rem .2rem; }
.matrix th[scope=col] span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap;
  font-weight: 400; font-size: .8rem; max-height: 14rem; overflow: hidden; }
.matrix th.claim { font-weight: 600; }
.matrix th.claim > div { position: sticky; left: .6rem; width: max-content; max-width: min(54rem, 82vw); }
.matrix thead th:first-child { position: sticky; left: 0; z-index: 1; }
.matrix th[scope=row] { position: sticky; left: 0; font-weight: 400; white-space: nowrap; }
.matrix td { text-align: center; padding: .2rem; } .matrix td.held { text-align: left; padding: .2rem .6rem;
  white-space: nowrap; }
.matrix .badge { min-width: 1.7rem; text-align: center; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1rem; padding: 0; list-style: none; }
.claim-block { margin-top: 2.2rem; } .claim-block h3 { margin-bottom: .3rem; }
.claim-block ul { margin: .4rem 0; padding-left: 1.2rem; }
.claim-block .plot { min-height: 0; }
.wide table:not(.matrix) td { min-width: 6.5rem; overflow-wrap: anywhere; }
.wide table:not(.matrix) td.number { min-width: 0; }
.wide table:not(.matrix) td:last-child { min-width: 14rem; }
.notes, #skipped li { overflow-wrap: anywhere; }
@media (max-width: 30rem) { body { padding: .5rem .6rem 3rem; } }
`;
