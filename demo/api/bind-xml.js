import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ABSTRACTIONS, INSTANCE, REQUEST } from './namespaces.js';
import { FIELD_NAMES, readFields } from './request-fields.js';

/** @import { LeadsRequest } from './request-fields.js' */

/** @typedef {{ namespace: string, name: string, nil: boolean, node: Node, scope: Scope }} Element */
/** @typedef {Record<string, unknown>} Node */
/** @typedef {Readonly<Record<string, string>>} Scope prefix to namespace; '' is the default */

const BASE_MEMBERS = ['Operator', 'SiteCode', 'Token'];
const ATTRIBUTES = ':@';
const TEXT = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  htmlEntities: true,
});

/**
 * Binds an XML body as the DataContract reader does. Members are looked for from the last one found
 * onwards only, so an element out of order, or in another namespace, is skipped without a word. A
 * value that does not fit its field fails the whole body, as does another root.
 *
 * @param {string} body
 * @returns {LeadsRequest | null} null where the body cannot be read
 */
export function bindXml(body) {
  if (XMLValidator.validate(body) !== true) return null;
  const [root] = elementsIn(parser.parse(body), {});
  if (root.name !== 'ClientLeadsPagingInfoRequest' || root.namespace !== REQUEST) return null;
  const texts = readMembers(root);
  const { request, misfit } = readFields((name) => texts.get(name));
  return misfit ? null : request;
}

/** @param {Element} root */
function readMembers(root) {
  /** @type {Map<string, string | null>} */
  const texts = new Map();
  let last = -1;
  for (const element of elementsIn(contentOf(root), root.scope)) {
    const index = FIELD_NAMES.findIndex((name, at) => at > last && isMember(element, name));
    if (index < 0) continue;
    last = index;
    texts.set(FIELD_NAMES[index], element.nil ? null : textOf(element));
  }
  return texts;
}

/**
 * @param {Element} element
 * @param {string} name
 */
function isMember(element, name) {
  const namespace = BASE_MEMBERS.includes(name) ? ABSTRACTIONS : REQUEST;
  return element.name === name && element.namespace === namespace;
}

/**
 * @param {Node[]} nodes
 * @param {Scope} outer
 * @returns {Element[]}
 */
function elementsIn(nodes, outer) {
  return nodes.filter((node) => !(TEXT in node)).map((node) => toElement(node, outer));
}

/**
 * @param {Node} node
 * @param {Scope} outer
 * @returns {Element}
 */
function toElement(node, outer) {
  const attributes = /** @type {Record<string, string>} */ (node[ATTRIBUTES] ?? {});
  const scope = { ...outer, ...declarations(attributes) };
  const [prefix, name] = split(tagOf(node));
  const nil = Object.entries(attributes).some(([attribute, value]) => {
    const [attributePrefix, local] = split(attribute);
    return local === 'nil' && scope[attributePrefix] === INSTANCE && /^(true|1)$/.test(value);
  });
  return { namespace: scope[prefix] ?? '', name, nil, node, scope };
}

/** @param {Record<string, string>} attributes */
function declarations(attributes) {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
      .map(([name, value]) => [name.slice('xmlns:'.length), value]),
  );
}

/** @param {string} qualified */
function split(qualified) {
  const colon = qualified.indexOf(':');
  return [qualified.slice(0, Math.max(colon, 0)), qualified.slice(colon + 1)];
}

/** @param {Node} node */
function tagOf(node) {
  return Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
}

/** @param {Element} element */
function contentOf({ node }) {
  return /** @type {Node[]} */ (node[tagOf(node)]);
}

/** @param {Element} element */
function textOf(element) {
  return contentOf(element)
    .map((node) => node[TEXT] ?? '')
    .join('');
}
