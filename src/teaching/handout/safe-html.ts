import createDOMPurify, { type Config } from 'dompurify';
import { JSDOM } from 'jsdom';

/** Attributes of some tags, beside those that every tag may have. */
const OF_TAG: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  meter: ['min', 'max', 'value'],
  progress: ['max', 'value'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
};
const EVERYWHERE = ['class', 'style', 'title', 'lang'];

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

const purify = createDOMPurify(new JSDOM('').window);

// DOMPurify allows an attribute on all tags or on none, and does not look into addresses and styles this closely.
purify.addHook('uponSanitizeAttribute', (element, data) => {
  data.keepAttr = data.keepAttr && isKept(element.localName, data.attrName, data.attrValue);
});

/**
 * An output's HTML without anything that runs or is loaded: only known tags and attributes stay, pictures must be data
 * URLs, and links must lead to http or https.
 */
export function safeHtml(html: string): string {
  return purify.sanitize(html, KEPT);
}

function isKept(tag: string, name: string, value: string): boolean {
  if (!EVERYWHERE.includes(name) && !(Object.hasOwn(OF_TAG, tag) && OF_TAG[tag].includes(name))) return false;
  if (name === 'href') return /^https?:\/\//.test(value);
  if (name === 'src') return /^data:image\/(?:png|jpeg|svg\+xml)[;,]/.test(value);
  // A style can load through url() or image-set(), and hide their names behind escapes.
  return name !== 'style' || !/[\\@]|url|image|position/i.test(value);
}
