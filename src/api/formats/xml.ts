import { readFieldValues, type FieldValue, type RequestFormat } from './format.js';
import { parseXml, type XmlElement } from './parse-xml.js';

const NAMESPACE_BASE = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation';

/** XML requests, as the .NET `DataContractSerializer` reads them. They ask for an XML response. */
export const xml: RequestFormat = {
  contentType: 'application/xml',
  accept: 'application/xml',
  encode(request) {
    const members = readFieldValues(request).map(encodeField).join('');
    return `<ClientLeadsPagingInfoRequest xmlns="${NAMESPACE_BASE}.Request">${members}</ClientLeadsPagingInfoRequest>`;
  },
};

/**
 * Decodes an XML response into the shape that the JSON response has. Throws a `SyntaxError` if it
 * cannot.
 */
export function decodeXml(text: string): unknown {
  return readMembers(parseXml(text));
}

function encodeField({ name, namespace, type, value }: FieldValue): string {
  // Fields of the request inherit the namespace of the root element.
  const attribute = namespace === 'Request' ? '' : ` xmlns="${NAMESPACE_BASE}.${namespace}"`;
  return `<${name}${attribute}>${escapeXml(type === 'date' ? toXmlDate(value) : value)}</${name}>`;
}

/** Adds seconds and capitals to a date, without which the API discards the whole request. */
function toXmlDate(iso: string): string {
  return iso.toUpperCase().replace(/T\d\d:\d\d(?!:\d\d)/, '$&:00');
}

/** Returns the members. `LeadsClients` is a list of rows, any other a text, empty if `i:nil`. */
function readMembers({ children }: XmlElement): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    children.map((child) => [
      child.name,
      child.name === 'LeadsClients' ? child.children.map(readMembers) : child.text,
    ]),
  );
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
