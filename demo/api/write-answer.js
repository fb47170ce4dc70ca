import { XML_TYPES } from './media-types.js';
import { ABSTRACTIONS, INSTANCE, RESPONSE } from './namespaces.js';

/** @import { Row } from './generate-leads.js' */
/** @import { Settings } from './settings.js' */

/**
 * @typedef {object} LeadsResponse
 * @property {number} TotalRows
 * @property {number} TotalRowsSelect
 * @property {Row[] | null} LeadsClients
 * @property {number} ErrorCode
 * @property {string | null} Message
 */

/** @typedef {Pick<Settings, 'nulls' | 'numbersAsStrings'>} Style */

/**
 * @param {LeadsResponse} response
 * @param {string} mediaType
 * @param {Style} style
 */
export function writeAnswer(response, mediaType, style) {
  return XML_TYPES.includes(mediaType)
    ? responseXml(response, style)
    : JSON.stringify(response, jsonReplacer(style));
}

/**
 * @param {Record<string, string>} error
 * @param {string} mediaType
 */
export function writeError(error, mediaType) {
  if (!XML_TYPES.includes(mediaType)) return JSON.stringify(error);
  const members = Object.entries(error).map(([name, text]) => element(name, escapeXml(text)));
  return element('Error', members.join(''));
}

/**
 * @param {Style} style
 * @returns {(name: string, value: unknown) => unknown}
 */
function jsonReplacer({ nulls, numbersAsStrings }) {
  return (name, value) => {
    if (value === null && nulls === 'absent') return undefined;
    if (value === null && nulls === 'empty' && name !== 'LeadsClients') return '';
    return typeof value === 'number' && numbersAsStrings ? String(value) : value;
  };
}

/**
 * @param {LeadsResponse} response
 * @param {Style} style
 */
function responseXml(response, style) {
  const base = ` xmlns="${ABSTRACTIONS}"`;
  return element(
    'ClientLeadsPagingInfoResponse',
    member('ErrorCode', response.ErrorCode, style, base) +
      member('Message', response.Message, style, base) +
      listXml(response.LeadsClients, style) +
      member('TotalRows', response.TotalRows, style) +
      member('TotalRowsSelect', response.TotalRowsSelect, style),
    ` xmlns:i="${INSTANCE}" xmlns="${RESPONSE}"`,
  );
}

/**
 * @param {Row[] | null} rows
 * @param {Style} style
 */
function listXml(rows, style) {
  if (rows === null) return member('LeadsClients', null, style);
  return element('LeadsClients', rows.map((row) => rowXml(row, style)).join(''));
}

/**
 * @param {Row} row
 * @param {Style} style
 */
function rowXml(row, style) {
  const members = Object.keys(row)
    .sort()
    .map((name) => member(name, row[name], style));
  return element(
    'ClientLeadsPagingInfoResponse.ClientLeadsPagingInfoLeadsClient',
    members.join(''),
  );
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {Style} style
 */
function member(name, value, { nulls }, attributes = '') {
  if (value !== null) return element(name, escapeXml(String(value)), attributes);
  if (nulls === 'absent') return '';
  return element(name, '', nulls === 'null' ? `${attributes} i:nil="true"` : attributes);
}

/**
 * @param {string} name
 * @param {string} content
 */
function element(name, content, attributes = '') {
  return content === '' ? `<${name}${attributes} />` : `<${name}${attributes}>${content}</${name}>`;
}

/**
 * .NET writes a control character as a reference, though XML 1.0 has no such characters.
 *
 * @param {string} text
 */
function escapeXml(text) {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
    );
}
