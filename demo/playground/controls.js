/** @import { Attribute } from './attributes.js' */

const SWITCHED_ON = 'true';

/** How each kind of attribute is set. */
const MAKERS = {
  text: () => input('text'),
  digits: () => Object.assign(input('text'), { inputMode: 'numeric' }),
  secret: () => input('password'),
  date: () => input('date'),
  number: () => input('number'),
  switch: () => input('checkbox'),
  choice: ({ choices }) => select(choices),
};

/**
 * A group of controls that can be folded away.
 *
 * @param {{ title: string, attributes: Attribute[] }} group
 * @param {Record<string, string>} values
 * @param {boolean} isOpen
 */
export function controlGroup({ title, attributes }, values, isOpen) {
  const details = document.createElement('details');
  details.open = isOpen;
  const summary = document.createElement('summary');
  summary.textContent = title;
  details.append(summary, ...attributes.map((attribute) => control(attribute, values)));
  return details;
}

/**
 * What a control says: a text, where a switch that is off says nothing.
 *
 * @param {HTMLInputElement | HTMLSelectElement} field
 */
export function valueOf(field) {
  if (field.type === 'checkbox') {
    return field.checked ? SWITCHED_ON : '';
  }
  return field.value.trim();
}

/**
 * @param {Attribute} attribute
 * @param {Record<string, string>} values
 */
function control(attribute, values) {
  const { name, kind, hint, byDefault = '', suggestions } = attribute;
  const field = MAKERS[kind](attribute);
  Object.assign(field, { id: name, name, autocomplete: 'off' });
  if (kind === 'switch') {
    field.checked = values[name] !== '';
  } else {
    field.value = values[name] || byDefault;
  }
  const label = document.createElement('label');
  label.htmlFor = name;
  label.textContent = name;
  const note = document.createElement('p');
  note.id = `${name}-hint`;
  note.textContent = hint;
  field.setAttribute('aria-describedby', note.id);
  const row = document.createElement('div');
  row.className = `control ${kind}`;
  row.append(label, field, note);
  if (suggestions) {
    row.append(suggestionsFor(field, suggestions));
  }
  return row;
}

/** @param {string} type */
function input(type) {
  return Object.assign(document.createElement('input'), { type });
}

/** @param {{ value: string, title: string }[]} choices */
function select(choices) {
  const field = document.createElement('select');
  field.append(...choices.map(({ value, title }) => new Option(title, value)));
  return field;
}

/**
 * @param {HTMLInputElement} field
 * @param {string[]} suggestions
 */
function suggestionsFor(field, suggestions) {
  const list = document.createElement('datalist');
  list.id = `${field.name}-suggestions`;
  list.append(...suggestions.map((value) => new Option('', value)));
  field.setAttribute('list', list.id);
  return list;
}
