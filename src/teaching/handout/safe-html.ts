import { JSDOM } from 'jsdom';

/** The tags that an output's HTML may contain, each with its attributes in addition to those in `EVERYWHERE`. */
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
/** Removed together with their content; other unknown elements leave their content behind. */
const DROPPED = 'script, style, iframe, object, embed, template, noscript, svg, math, form, link, meta, base';

/**
 * An output's HTML without anything that runs or is loaded: only known tags and attributes stay, pictures must be data
 * URLs, and links must lead to http or https.
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
