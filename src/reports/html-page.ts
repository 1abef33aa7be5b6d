/** Look of the HTML report; figures keep a white ground in both colour schemes. */
export const PAGE_STYLE = `
:root { --ink: #1c1c1c; --paper: #ffffff; --soft: #f3f4f6; --line: #d4d7dc; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #16181c; --soft: #22262c; --line: #414750; --link: #8ab8ee; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, Arial, sans-serif; }
a { color: var(--link); }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
nav { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .25rem 1rem; }
.question { font-size: 1.1rem; }
.notice { border-left: 4px solid #d55e00; background: var(--soft); padding: .4rem .8rem; margin: .5rem 0; }
.wide { overflow-x: auto; }
blockquote { border-left: 4px solid #d55e00; background: var(--soft); padding: .4rem .8rem; margin: .5rem 0; }
table { border-collapse: collapse; margin: 1rem 0 .5rem; font-size: .9rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--soft); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.notes, small { font-size: .85rem; }
.verdicts { padding-left: 1.2rem; } .verdicts li { margin-bottom: 1rem; }
.verdict { margin-top: .3rem; } .published { margin-left: 1.5rem; font-size: .9rem; }
.runs { padding-left: 1.2rem; }
.badge { display: inline-block; border-radius: 4px; padding: 0 .45rem; font-size: .85rem; font-weight: 600;
  white-space: nowrap; color: #fff; background: #5a5f66; }
.badge.reproduced { background: #00694d; } .badge.direction-only { background: #0b57a4; }
.badge.not-here { background: #a23b00; }
figure { margin: 1.5rem 0; } figcaption { font-size: .9rem; margin-top: .4rem; }
.plot { background: #fff; border: 1px solid var(--line); border-radius: 6px; min-height: 450px; overflow-x: auto; }
details { margin: .6rem 0; } summary { cursor: pointer; }
code { background: var(--soft); padding: 0 .25rem; border-radius: 3px; }
pre { background: var(--soft); padding: .8rem; overflow-x: auto; } pre code { padding: 0; }
@media print { nav { display: none; } h2 { break-before: page; } figure { break-inside: avoid; } }
`;

/** Draws each figure when it comes near the window, so that a long page opens at once; the rest before printing. */
export const PAGE_SCRIPT = `
const figures = JSON.parse(document.getElementById('figures').textContent);
const waiting = new Set(document.querySelectorAll('.plot'));
function draw(place) {
  if (!waiting.delete(place)) return;
  watcher.unobserve(place);
  Plotly.newPlot(place, figures[place.dataset.figure]);
}
const watcher = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (entry.isIntersecting) draw(entry.target);
  }
}, { rootMargin: '600px' });
for (const place of waiting) watcher.observe(place);
addEventListener('beforeprint', () => waiting.forEach(draw));
`;
