import type { RequestFormat, Decode } from './format.js';
import { requestFields } from './request-fields.js';
import { parseXml, type XmlElement } from './parse-xml.js';

const NAMESPACE = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation.';

/** The members of the base class, which has a namespace of its own. */
const BASE_FIELDS = /Operator|SiteCode|Token/;

export const xml: RequestFormat = {
  contentType: 'application/xml',
  accept: 'application/xml',
  encode(request) {
    const members = requestFields(request).map(([name, value]) => {
      const attributes = BASE_FIELDS.test(name) ? ` xmlns="${NAMESPACE}Abstractions"` : '';
      return `<${name}${attributes}>${escapeXml(value)}</${name}>`;
    });
    return `<ClientLeadsPagingInfoRequest xmlns="${NAMESPACE}Request">${members.join('')}</ClientLeadsPagingInfoRequest>`;
  },
};

/** Gives an XML answer the shape of the JSON one. */
export const decodeXml: Decode = (text) => readFields(parseXml(text));

/** The list of rows holds objects, and any other member is text: `''` where it is `i:nil`. */
function readFields(element: XmlElement): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    element.children.map(({ name, children, text }) => [
      name,
      name === 'LeadsClients' ? children.map(readFields) : text,
    ]),
  );
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
