import createDOMPurify, { type Config } from 'dompurify';
import { JSDOM } from 'jsdom';
import { formatCount } from '../../reports/format.js';

/** Attributes of some tags, beside those that every tag may have. */
const OF_TAG: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  meter: ['min', 'max', 'value'],
  progress: ['max', 'value'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
};

/** No `class`: those of the page and of its slides place what has them, over the page if they like. */
const EVERYWHERE = ['style', 'title', 'lang'];

/** What a style may say. Nothing that has a size or a place: a link could cover the page with either. */
const STYLE_PROPERTIES = new Set(
  'color background-color font-style font-weight text-align text-decoration vertical-align white-space'.split(
    ' ',
  ),
);

/** Words, numbers, colours such as #0b57a4 and rgb(1, 2, 3); no addresses, variables, escapes or lengths. */
const STYLE_VALUE = /^(?:[a-z-]+|[1-9]00|#[0-9a-f]{3,8}|rgba?\([\d\s.,%]+\))$/i;

const TEXT_TAGS =
  'b blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i kbd li ol p pre s small span strong sub summary sup table tbody tfoot thead tr u ul';

/** What an output's HTML may consist of. An unknown element is replaced by its content, or dropped with it. */
const KEPT: Config = {
  ALLOWED_TAGS: [...TEXT_TAGS.split(' '), ...Object.keys(OF_TAG)],
  ALLOWED_ATTR: [...EVERYWHERE, ...Object.values(OF_TAG).flat()],
  // Otherwise what comes first would be read as part of a page's head.
  FORCE_BODY: true,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  FORBID_CONTENTS: 'script style iframe object embed template noscript svg math form'.split(' '),
};

/**
 * Most of an output, whose pictures are in it as text. Elements within each other, attributes, and tags that are not closed
 * and so opened again in every paragraph take time that grows with the square of their number: with these limits, a second
 * or two at most. Outputs of ours have fifty tags.
 */
const NOT_CLOSED = 'tags that are not closed';
const MOST = { characters: 10_000_000, tags: 2000, attributes: 4000, [NOT_CLOSED]: 50 };

/** Tags that go on behind the end of what they stand in, until they are closed. */
const GO_ON = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/** The beginning of a tag. */
const TAG = /<(\/?)([a-z][^\s/>]*)/gi;

/** One attribute, with what stands before it. */
const ATTRIBUTE = /[\s/]*(=?[^\s/>=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?/y;

const purify = createDOMPurify(new JSDOM('').window);

// DOMPurify allows an attribute on all tags or on none, and does not look into addresses and styles this closely.
purify.addHook('uponSanitizeAttribute', (element, data) => {
  if (data.attrName === 'style') data.attrValue = safeStyle(data.attrValue);
  data.keepAttr = data.keepAttr && isKept(element.localName, data.attrName, data.attrValue);
});

/**
 * An output's HTML without anything that runs or is loaded, or could cover the page: only known tags, attributes and
 * properties of style stay, pictures must be data URLs, and links must lead to http or https. HTML of which there
 * is too much is left out, with a sentence in its place.
 */
export function safeHtml(html: string): string {
  const what = excess(html);
  return what === undefined
    ? purify.sanitize(html, KEPT)
    : `<p>An output is left out: its HTML has more than ${formatCount(MOST[what])} ${what}.</p>`;
}

/** What there is too much of; undefined where there is not. Looked at as text, for a tree of it is what would take long. */
function excess(html: string): keyof typeof MOST | undefined {
  if (html.length > MOST.characters) return 'characters';
  const open = new Map<string, number>();
  let [tags, attributes] = [0, 0];
  for (const { 0: begin, 1: slash, 2: given, index } of html.matchAll(TAG)) {
    if (++tags > MOST.tags) return 'tags';
    const name = given.toLowerCase();
    if (GO_ON.has(name)) open.set(name, Math.max(0, (open.get(name) ?? 0) + (slash ? -1 : 1)));
    ATTRIBUTE.lastIndex = index + begin.length;
    while (ATTRIBUTE.test(html)) if (++attributes > MOST.attributes) return 'attributes';
  }
  const notClosed = [...open.values()].reduce((sum, count) => sum + count, 0);
  return notClosed > MOST[NOT_CLOSED] ? NOT_CLOSED : undefined;
}

/** The declarations of a style that are kept. */
function safeStyle(style: string): string {
  return style
    .split(';')
    .map(declaration => declaration.split(':').map(part => part.trim()))
    .filter(
      ([property, value, ...more]) =>
        more.length === 0 &&
        STYLE_PROPERTIES.has(property.toLowerCase()) &&
        value !== undefined &&
        STYLE_VALUE.test(value),
    )
    .map(([property, value]) => `${property}: ${value}`)
    .join('; ');
}

function isKept(tag: string, name: string, value: string): boolean {
  if (!EVERYWHERE.includes(name) && !(Object.hasOwn(OF_TAG, tag) && OF_TAG[tag].includes(name))) return false;
  if (name === 'href') return /^https?:\/\//.test(value);
  if (name === 'src') return /^data:image\/(?:png|jpeg|svg\+xml)[;,]/.test(value);
  return name !== 'style' || value !== '';
}
