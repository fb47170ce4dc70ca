import type { RequestFormat, Decode } from './format.js';
import { requestFields, type FieldName } from './request-fields.js';
import { parseXml, type XmlElement } from './parse-xml.js';

const NAMESPACE = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation.';

/** The base class's members, which the host's reader wants first and in a namespace of their own. */
const BASE_FIELDS: readonly FieldName[] = ['Operator', 'SiteCode', 'Token'];

/** The rest: the reader skips, without an error, what does not come in alphabetical order. */
const OWN_FIELDS: readonly FieldName[] = ['BegDate', 'Client', 'EndDate', 'Length', 'Start'];

export const xml: RequestFormat = {
  contentType: 'application/xml',
  accept: 'application/xml',
  encode(request) {
    const fields = requestFields(request);
    const write = (names: readonly FieldName[], attributes: string) =>
      names
        .filter((name) => fields.has(name))
        .map((name) => `<${name}${attributes}>${escapeXml(fields.get(name) ?? '')}</${name}>`)
        .join('');
    return (
      `<ClientLeadsPagingInfoRequest xmlns="${NAMESPACE}Request">` +
      write(BASE_FIELDS, ` xmlns="${NAMESPACE}Abstractions"`) +
      write(OWN_FIELDS, '') +
      `</ClientLeadsPagingInfoRequest>`
    );
  },
};

/** Gives an XML answer the shape of the JSON one. */
export const decodeXml: Decode = (text) => {
  const fields = readFields(parseXml(text));
  const rows = fields.LeadsClients;
  if (rows === undefined || rows === null) return fields;
  return { ...fields, LeadsClients: (rows as XmlElement[]).map(readFields) };
};

type XmlFields = Record<string, string | XmlElement[] | null>;

/** A member that holds elements keeps them; one that holds none is text; `i:nil` is null. */
function readFields(element: XmlElement): XmlFields {
  return Object.fromEntries(
    element.children.map((child) => [
      child.name,
      child.isNil ? null : child.name === 'LeadsClients' ? child.children : child.text,
    ]),
  );
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
