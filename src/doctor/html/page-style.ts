/** The style of a page about a network, in addition to that of all pages. */
export const DOCTOR_STYLE = `
.badge.saves, .badge.faster { background: #00694d; } .badge.saves-nothing, .badge.as-fast { background: #5a5f66; } .badge.slower { background: #a23b00; } .badge.can-t-tell { background: #7a5200; }
.finding { border: 1px solid var(--line); border-radius: 6px; padding: .6rem 1rem; margin: .8rem 0; }
.finding h4 { margin: 0 0 .3rem; } .finding p { margin: .3rem 0; }
.finding .nodes { overflow-wrap: anywhere; }
figure { overflow-x: auto; } .plot { min-height: 0; min-width: 30rem; }
h1, li, dd, .notice { overflow-wrap: anywhere; }
.wide td { overflow-wrap: break-word; } .wide td.number { white-space: nowrap; }
.wide td:last-child { min-width: 18rem; } .wide td.number:last-child { min-width: 0; }
@media (max-width: 30rem) { body { padding: .5rem .6rem 3rem; } .finding { padding: .4rem .6rem; } }
`;
