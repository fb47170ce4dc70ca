import { NAMESPACES, XML_TYPES } from './formats.js';
import type { Row } from './generate-leads.js';
import type { Settings } from './settings.js';

export interface LeadsResponse {
  TotalRows: number;
  TotalRowsSelect: number;
  LeadsClients: Row[] | null;
  ErrorCode: number;
  Message: string | null;
}

type Style = Pick<Settings, 'nulls' | 'numbersAsStrings'>;

/** The value of a row's member in XML. */
type Scalar = string | number | null | undefined;

export function writeAnswer(response: LeadsResponse, type: string, style: Style): string {
  return XML_TYPES.includes(type)
    ? responseXml(response, style)
    : JSON.stringify(response, jsonReplacer(style)).replace(/[\u0085\u2028\u2029]/g, escapeJson);
}

/** Escapes a line separator that JSON allows and old JavaScript did not. */
function escapeJson(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

export function writeError(members: Record<string, string>, type: string): string {
  if (!XML_TYPES.includes(type)) {
    return JSON.stringify(members);
  }
  const elements = Object.entries(members).map(([name, text]) => element(name, escapeXml(text)));
  return element('Error', elements.join(''));
}

function jsonReplacer({ nulls, numbersAsStrings }: Style) {
  return (name: string, value: unknown): unknown => {
    if (value === null && nulls === 'absent') {
      return undefined;
    }
    if (value === null && nulls === 'empty' && name !== 'LeadsClients') {
      return '';
    }
    return typeof value === 'number' && numbersAsStrings ? String(value) : value;
  };
}

/** Writes the members in the order of the data contract: first those of the base class. */
function responseXml(response: LeadsResponse, style: Style): string {
  const base = ` xmlns="${NAMESPACES.abstractions}"`;
  const rows = response.LeadsClients?.map((row) => rowXml(row, style)).join('');
  return element(
    'ClientLeadsPagingInfoResponse',
    member('ErrorCode', response.ErrorCode, style, base) +
      member('Message', response.Message, style, base) +
      (rows === undefined ? member('LeadsClients', null, style) : element('LeadsClients', rows)) +
      member('TotalRows', response.TotalRows, style) +
      member('TotalRowsSelect', response.TotalRowsSelect, style),
    ` xmlns:i="${NAMESPACES.instance}" xmlns="${NAMESPACES.response}"`,
  );
}

function rowXml(row: Row, style: Style): string {
  const members = Object.entries(row as Record<string, Scalar>)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => member(name, value, style));
  return element(
    'ClientLeadsPagingInfoResponse.ClientLeadsPagingInfoLeadsClient',
    members.join(''),
  );
}

function member(name: string, value: Scalar, { nulls }: Style, attributes = ''): string {
  if (value === undefined || (value === null && nulls === 'absent')) {
    return '';
  }
  // An empty text has a start tag and an end tag.
  return value === null && nulls === 'null'
    ? `<${name} i:nil="true"${attributes} />`
    : `<${name}${attributes}>${escapeXml(String(value ?? ''))}</${name}>`;
}

function element(name: string, content: string, attributes = ''): string {
  return content === '' ? `<${name}${attributes} />` : `<${name}${attributes}>${content}</${name}>`;
}

/**
 * Escapes like .NET, which normalizes line ends and writes control characters as references,
 * although XML 1.0 forbids them.
 */
function escapeXml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
    );
}
