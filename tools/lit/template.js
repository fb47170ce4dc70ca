/** Stands for an expression while the browser parses a template. */
const MARK = `lit-${Math.random()}`;
/** What a comment holds in whose place an expression is drawn. */
const PLACE = `?${MARK}`;
/** The text of an element that holds text alone; a comment; a tag; a mark beside all of these. */
const TOKEN = RegExp(
  `(?<=<(script|style|textarea|title)(?![-/])(?:[^>"']|"[^"]*"|'[^']*')*>).*?(?=</\\1)|<!--.*?-->|</?[a-z](?:[^>"']|"[^"]*"|'[^']*')*>|${MARK}`,
  'gis',
);
const ATTRIBUTE = /([^\s"'>=/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?/g;
/** The type of a part by the sign before its name; the rest are attributes. */
const TYPES = { '.': 3, '?': 4, '@': 5 };

/** Of a name of its own: under `trusted-types`, a page's own Lit may have `lit-html`. */
const policy = globalThis.trustedTypes?.createPolicy('client-leads', {
  createHTML: (text) => text,
});

const templates = new WeakMap();

export const html = (strings, ...values) => ({ _$litType$: 1, strings, values });

export const comment = (data = '') => document.createComment(data);

/** Elements and comments, in the order of the document. */
export const nodesIn = (root) => document.createTreeWalker(root, 129);

/**
 * What is drawn for a result of `html`, `svg` or `mathml`: its `content`, and its `parts`, each by
 * the number of its node, its type, and for an attribute its name and the strings around the values.
 */
export function templateOf({ strings, _$litType$ }) {
  let template = templates.get(strings);
  if (!template) {
    // What is read from JSON has none, and is never taken for markup.
    if (!strings.raw) throw TypeError();
    template = parse(strings.join(MARK), ['', 'svg', 'math'][_$litType$ - 1]);
    templates.set(strings, template);
  }
  return template;
}

function parse(text, wrapper) {
  text = text.replace(TOKEN, (token, isText) => {
    if (isText || token[1] === '!') return token;
    if (token === MARK) return `<!--${PLACE}-->`;
    return token.replace(`${MARK}/>`, `${MARK} />`).replace(ATTRIBUTE, nameAttribute);
  });
  if (wrapper) text = `<${wrapper}>${text}</${wrapper}>`;
  const template = document.createElement('template');
  template.innerHTML = policy?.createHTML(text) ?? text;
  const { content } = template;
  if (wrapper) content.firstChild.replaceWith(...content.firstChild.childNodes);
  // What is last ends here, and never reaches into what stands after the template.
  content.append(comment());
  return { content, parts: partsIn(content) };
}

/**
 * Puts the name first in a value with expressions, as the parser takes the capitals from names, and
 * has the attribute stand under another until it is drawn: `style` would be against a strict CSP, and
 * one without expressions may have the same name.
 */
function nameAttribute(attribute, name, value, offset) {
  if (name === MARK) return MARK + offset;
  if (!value?.includes(MARK)) return attribute;
  return `${name}$=${value.replace(/^["']?/, `$&${name}${MARK}`)}`;
}

function partsIn(content) {
  const parts = [];
  const nodes = nodesIn(content);
  for (let index = 1; nodes.nextNode(); index++) {
    const node = nodes.currentNode;
    const add = (type, name, strings) => parts.push([index, type, name, strings]);
    if (node.nodeType === 8) {
      // What stands in a comment of the template's own is not drawn.
      if (node.data === PLACE) add(2);
      else for (const _ of node.data.split(MARK).slice(1)) add(0);
      continue;
    }
    for (const attribute of node.getAttributeNames()) {
      const [name, ...strings] = node.getAttribute(attribute).split(MARK);
      if (attribute.startsWith(MARK)) add(6);
      else if (strings.length > 0) add(TYPES[name[0]] ?? 1, name.replace(/^[.?@]/, ''), strings);
      else continue;
      node.removeAttribute(attribute);
    }
    if (!node.firstElementChild) {
      const texts = node.textContent.split(MARK);
      if (texts.length > 1) {
        node.replaceChildren(
          ...texts.flatMap((text, i) => (i > 0 ? [comment(PLACE), text] : text)),
        );
      }
    }
  }
  return parts;
}
