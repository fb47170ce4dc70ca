import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { NAMESPACES } from './formats.js';
import { FIELD_NAMES, readFields, type LeadsRequest } from './request-fields.js';

/** A node from the parser: its tag or `#text` with its content, `:@` with its attributes. */
interface XmlNode {
  ':@'?: Record<string, string>;
  '#text'?: string;
  [tag: string]: unknown;
}

/** Namespaces by prefix. The default namespace has the prefix ''. */
type Scope = Readonly<Record<string, string>>;

const BASE_MEMBERS: readonly string[] = ['Operator', 'SiteCode', 'Token'];

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is a package of its own
  htmlEntities: true,
});

/**
 * Binds an XML body like the DataContract reader. It searches for members only after the last one
 * found, so it skips elements that are out of order or in another namespace. Returns null if the
 * body cannot be parsed, has a document type or another root, or contains an invalid value.
 */
export function bindXml(body: string): LeadsRequest | null {
  const [root] = elementsIn(parse(body), {});
  if (root?.name !== `{${NAMESPACES.request}}ClientLeadsPagingInfoRequest`) {
    return null;
  }
  const texts = new Map<string, string | null>();
  let expected = FIELD_NAMES.map(memberName);
  for (const { name, content, isNil } of elementsIn(root.content, root.scope)) {
    if (expected.includes(name)) {
      if (content.some((node) => !('#text' in node))) {
        return null;
      }
      texts.set(name, isNil ? null : content.map((node) => node['#text'] ?? '').join(''));
      expected = expected.slice(expected.indexOf(name) + 1);
    }
  }
  const { request, misfit } = readFields((field) => texts.get(memberName(field)), {
    isSchema: true,
  });
  return misfit ? null : request;
}

/** Returns no nodes if the body is not XML or has a document type. */
function parse(body: string): XmlNode[] {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is a package of its own
  return XMLValidator.validate(body) === true && !body.includes('<!DOCTYPE')
    ? (parser.parse(body) as XmlNode[])
    : [];
}

function memberName(field: string): string {
  const { abstractions, request } = NAMESPACES;
  return `{${BASE_MEMBERS.includes(field) ? abstractions : request}}${field}`;
}

function elementsIn(nodes: XmlNode[], outer: Scope) {
  return nodes.filter((node) => !('#text' in node)).map((node) => toElement(node, outer));
}

/** Reads a node. Its name becomes `{namespace}name`. */
function toElement(node: XmlNode, outer: Scope) {
  const attributes = Object.entries(node[':@'] ?? {});
  const declared = attributes
    .filter(([name]) => /^xmlns(:|$)/.test(name))
    .map(([name, value]) => [name.slice('xmlns:'.length), value]);
  const scope = { ...outer, ...(Object.fromEntries(declared) as Scope) };
  const tag = Object.keys(node).find((key) => key !== ':@') ?? '';
  const isNil = attributes.some(
    ([name, value]) =>
      expandName(name, scope) === `{${NAMESPACES.instance}}nil` && /^(true|1)$/.test(value),
  );
  return { name: expandName(tag, scope), content: node[tag] as XmlNode[], isNil, scope };
}

function expandName(qualified: string, scope: Scope): string {
  const colon = qualified.indexOf(':');
  const prefix = qualified.slice(0, Math.max(colon, 0));
  return `{${scope[prefix] ?? ''}}${qualified.slice(colon + 1)}`;
}
