import { JSDOM } from 'jsdom';

/** What an output's HTML may consist of; each tag with its attributes beside those of `EVERYWHERE`. */
const KEPT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ...Object.fromEntries<readonly string[]>(
      'b blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i kbd li ol p pre s small span strong sub summary sup table tbody tfoot thead tr u ul'
        .split(' ')
        .map(tag => [tag, []]),
    ),
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    meter: ['min', 'max', 'value'],
    progress: ['max', 'value'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
  }),
);
const EVERYWHERE = ['class', 'style', 'title', 'lang'];
/** These go with all that is in them; of other unknown elements the content stays. */
const DROPPED = 'script, style, iframe, object, embed, template, noscript, svg, math, form, link, meta, base';

/**
 * HTML of an output without anything that runs or is loaded: only known tags and attributes stay, pictures are those
 * in the text itself, links lead to http and https.
 */
export function safeHtml(html: string): string {
  const place = JSDOM.fragment('<div></div>').firstElementChild!;
  place.innerHTML = html;
  for (const element of place.querySelectorAll(DROPPED)) element.remove();
  for (const element of place.querySelectorAll('*')) {
    const own = KEPT.get(element.localName);
    if (!own) element.replaceWith(...element.childNodes);
    else {
      for (const { name, value } of [...element.attributes]) {
        if (!isKept(name, value, own)) element.removeAttribute(name);
      }
    }
  }
  return place.innerHTML;
}

function isKept(name: string, value: string, own: readonly string[]): boolean {
  if (!own.includes(name) && !EVERYWHERE.includes(name)) return false;
  if (name === 'href') return /^https?:\/\//.test(value);
  if (name === 'src') return /^data:image\/(?:png|jpeg|svg\+xml)[;,]/.test(value);
  // A style can load through url() or image-set(), and hide their names behind escapes.
  return name !== 'style' || !/[\\@]|url|image|position/i.test(value);
}
