import type { Field } from './page-request.js';

const NAMESPACES = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation';
/** The fields of the request's base class, which has a namespace of its own. */
const BASE_FIELDS = ['Operator', 'SiteCode', 'Token'];

const ROWS = 'LeadsClients';

interface XmlElement {
  readonly name: string;
  readonly children: XmlElement[];
  text: string;
}

/**
 * Matches the next piece of a document: a declaration, comment or instruction, which is skipped; a
 * tag, with its slashes, its name without a prefix, and its attributes; a text; or a `<` that starts
 * none of these, as of CDATA, which .NET does not write.
 */
const PIECE =
  /<[?!](?!\[)[^<>]*>|<(\/?)(?:[^\s<>/:]+:)?([^\s<>/:?!]+)(\s[^<>]*?)?(\/?)>|([^<]+|<)/g;
/** The attribute of a null, with any prefix. */
const NIL = /:nil=["'](?:true|1)["']/;
const REFERENCE = /&(#x?[\dA-Fa-f]+|lt|gt|amp|quot|apos);/g;
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/** The format of `wire-format="xml"`, and of an API that always answers in XML. */
export const XML = { contentType: 'application/xml', encode: encodeXml, decode: decodeXml };

export type XmlFormat = typeof XML;

/**
 * Writes a request as the .NET `DataContractSerializer` reads it. Without seconds and capitals in a
 * date, the API would discard the whole request.
 */
function encodeXml(fields: readonly Field[]): string {
  const elements = fields.map(([name, value]) => {
    const namespace = BASE_FIELDS.includes(name) ? ` xmlns="${NAMESPACES}.Abstractions"` : '';
    const isDate = name.endsWith('Date');
    const text = isDate ? value.toUpperCase().replace(/T\d\d:\d\d(?!:)/, '$&:00') : value;
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return `<${name}${namespace}>${escaped}</${name}>`;
  });
  return `<ClientLeadsPagingInfoRequest xmlns="${NAMESPACES}.Request">${elements.join('')}</ClientLeadsPagingInfoRequest>`;
}

/**
 * Reads a response into the shape that JSON has. Throws an error if it is not well-formed.
 *
 * Does not use `DOMParser`: Trusted Types forbid it, Node does not have it, and it rejects the whole
 * document for a control character such as `&#x1F;`, which .NET does write. No entity is expanded.
 */
function decodeXml(source: string): unknown {
  const top: XmlElement = { name: '', children: [], text: '' };
  const open = [top];
  for (const [, slash, name, attributes = '', emptySlash, text = ''] of source.matchAll(PIECE)) {
    const current = open.at(-1) ?? top;
    if (text === '<' || (slash && current.name !== name)) {
      throw new SyntaxError('The XML is not well-formed.');
    }
    current.text += decodeReferences(text);
    if (slash) {
      open.pop();
    } else if (name) {
      const element = { name, children: [], text: '' };
      // A null row is no row. A null text or list is empty anyway.
      if (current.name !== ROWS || !NIL.test(attributes)) {
        current.children.push(element);
      }
      open.push(...(emptySlash ? [] : [element]));
    }
  }
  const [root] = top.children;
  if (!root || open.length > 1) {
    throw new SyntaxError('The XML is not complete.');
  }
  return readMembers(root);
}

/** Returns the members. `LeadsClients` is a list of rows, any other a text, empty if `i:nil`. */
function readMembers({ children }: XmlElement): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    children.map((child) => [
      child.name,
      child.name === ROWS ? child.children.map(readMembers) : child.text,
    ]),
  );
}

/** Throws a `RangeError` if there is no such character. */
function decodeReferences(text: string): string {
  return text.replace(
    REFERENCE,
    (_, name: string) =>
      NAMED[name] ?? String.fromCodePoint(Number(name.replace('#x', '0x').replace('#', ''))),
  );
}
