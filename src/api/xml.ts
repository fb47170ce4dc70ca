import type { Field } from './page-request.js';

const NAMESPACES = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation';
/** The fields of the request's base class, which has a namespace of its own. */
const BASE_FIELDS = ['Operator', 'SiteCode', 'Token'];

/** Matches an element with nothing but text: its name without a prefix, and the text, if any. */
const LEAF = /<(?:\w+:)?(\w+)(?:\s[^<>]*)?(?:\/>|>([^<]*)<\/)/g;
const LIST = /<(?:\w+:)?LeadsClients(?:\s[^<>]*)?(?:\/>|>(.*)<\/(?:\w+:)?LeadsClients>)/s;
const END_OF_ROW = /<\/[\w.:]+LeadsClient>/;
const END_OF_DOCUMENT = /<\/[\w:]*(?:Response|Error)>\s*$/;
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
 * Reads a response into the shape that JSON has. A value that is `i:nil` or empty is an empty text.
 * Expects what .NET writes. Throws an error if it is cut off, or has CDATA, a comment or a DOCTYPE.
 *
 * Does not use `DOMParser`: Trusted Types forbid it, Node does not have it, and it rejects the whole
 * document for a control character such as `&#x1F;`, which .NET does write. No entity is expanded.
 */
function decodeXml(source: string): unknown {
  if (source.includes('<!') || !END_OF_DOCUMENT.test(source)) {
    throw new SyntaxError('This is no XML of the API.');
  }
  const [list, rows = ''] = LIST.exec(source) ?? [''];
  const members = readMembers(source.replace(list, ''));
  const LeadsClients = rows.split(END_OF_ROW).slice(0, -1).map(readMembers);
  return list ? { ...members, LeadsClients } : members;
}

function readMembers(source: string): Readonly<Record<string, string>> {
  const members: Record<string, string> = {};
  for (const [, name = '', text = ''] of source.matchAll(LEAF)) {
    // An error may contain another one.
    members[name] ??= decodeReferences(text);
  }
  return members;
}

/** Throws a `RangeError` if there is no such character. */
function decodeReferences(text: string): string {
  return text.replace(
    REFERENCE,
    (_, name: string) =>
      NAMED[name] ?? String.fromCodePoint(Number(name.replace('#x', '0x').replace('#', ''))),
  );
}
