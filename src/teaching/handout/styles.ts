import { PAGE_STYLE } from '../../reports/html-page.js';

/** Look of the site: that of the HTML report, with what notebooks have beyond it. */
export const SITE_STYLE = `${PAGE_STYLE}
body { max-width: 54rem; overflow-wrap: break-word; }
h2 { margin-top: 2.5rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; align-items: baseline;
  padding: .5rem 1rem; margin-bottom: 1rem; }
nav > * { flex: 1 1 12rem; } nav .middle { text-align: center; } nav .next { text-align: right; }
nav .middle a { margin: 0 .4rem; }
nav .contents { flex: 1 0 100%; margin: 0; }
footer { margin-top: 3rem; font-size: .9rem; }
.lessons { padding: 0; list-style: none; }
.lessons h2 { margin: 1.5rem 0 0; border: 0; padding: 0; font-size: 1.15rem; }
.minutes { color: var(--ink); opacity: .8; font-size: .9rem; margin-top: 0; }
.cell { margin: 1.25rem 0; }
pre { border-radius: 6px; font-size: .85rem; line-height: 1.45; }
code, pre { font-family: ui-monospace, Consolas, 'Liberation Mono', monospace; }
.cell > .code { border-left: 4px solid #0072b2; }
.output { margin: .75rem 0; overflow-x: auto; }
pre.output { white-space: pre-wrap; }
.stderr { border-left: 4px solid #e69f00; } .error { border-left: 4px solid #d55e00; }
kbd { border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0 .35rem; font-size: .85em; }
.right { text-align: right; font-variant-numeric: tabular-nums; } .center { text-align: center; }
.long, .longest { min-width: 13rem; }
img { max-width: 100%; background: #fff; }
blockquote { margin: 1rem 0; border-left: 4px solid var(--line); padding: 0 1rem; }
math { font-size: 1.08em; } .formula { overflow-x: auto; overflow-y: hidden; padding: .2rem 0; }
figcaption p { margin: .3rem 0; }
.plot-frame { overflow-x: auto; background: #fff; border: 1px solid var(--line); border-radius: 6px; }
.plot { border: 0; overflow: hidden; min-height: 0; }
@media (max-width: 640px) {
  body { padding: .5rem .75rem 3rem; }
  /* Narrower, titles and legends would not fit: the figure scrolls in its frame. */
  .plot { min-width: 560px; }
  .longest { min-width: 24rem; }
}
@media print {
  :root { --ink: #1c1c1c; --paper: #ffffff; --soft: #f3f4f6; --line: #d4d7dc; --link: #0b57a4; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  nav { display: none; }
  h2 { break-before: auto; break-after: avoid; } h3 { break-after: avoid; }
  pre, pre code { white-space: pre-wrap; overflow-wrap: anywhere; }
  .wide, .output { overflow: visible; } table { font-size: .75rem; overflow-wrap: anywhere; }
  .long, .longest { min-width: 0; } tr, figure { break-inside: avoid; }
  .plot-frame { border: 0; overflow: hidden; } .plot { min-width: 0; } .modebar-container { display: none; }
}
`;

/** Look of the slides over that of reveal.js; figures keep a white ground. */
export const SLIDES_STYLE = `
:root { --ink: #1c1c1c; --paper: #ffffff; --soft: #f3f4f6; --line: #d4d7dc; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #16181c; --soft: #22262c; --line: #414750; --link: #8ab8ee; }
}
body.reveal-viewport { background: var(--paper); color: var(--ink); font: 28px/1.4 system-ui, Arial, sans-serif; }
.reveal .slides { text-align: left; }
.reveal .slides > section { height: 100%; box-sizing: border-box; padding: 12px 30px; line-height: 1.4; }
.reveal h1 { font-size: 64px; line-height: 1.15; margin: 120px 0 40px; font-weight: 600; }
.reveal h2 { font-size: 34px; line-height: 1.2; margin: 0 0 12px; font-weight: 600; }
.reveal p, .reveal ul, .reveal ol { margin: 0 0 16px; } .reveal ul, .reveal ol { padding-left: 40px; }
.reveal ul { list-style: disc; } .reveal ol { list-style: decimal; }
.reveal a { color: var(--link); } .reveal strong { font-weight: 600; } .reveal em { font-style: italic; }
.reveal code { background: var(--soft); padding: 0 6px; border-radius: 4px; font-family: ui-monospace, Consolas, monospace; }
.reveal .slide-number { background: none; color: var(--ink); top: 8px; bottom: auto; }
.figure { background: #fff; border-radius: 8px; overflow: hidden; }
.caption { font-size: 20px; line-height: 1.35; margin-top: 10px; } .caption p { margin: 0; }
.text { font-size: 26px; max-height: 600px; overflow-y: auto; }
table { border-collapse: collapse; font-size: 20px; line-height: 1.3; width: 100%; }
th, td { border: 1px solid var(--line); padding: 6px 10px; vertical-align: top; }
th { background: var(--soft); font-weight: 600; text-align: left; } td.verdict { white-space: nowrap; }
.small { font-size: 18px; opacity: .8; }
.reveal .controls, .reveal .progress { color: var(--link); }
@media print { :root { --ink: #1c1c1c; --paper: #ffffff; } }
`;
