import type { Attribute, AttributeGroup, Choice, InputKind } from './attributes.js';

export type Field = HTMLInputElement | HTMLSelectElement;

const SWITCHED_ON = 'true';

const INPUT_TYPES: Readonly<Record<InputKind, string>> = {
  text: 'text',
  digits: 'text',
  secret: 'password',
  date: 'date',
  number: 'number',
  switch: 'checkbox',
};

/** Creates a group of controls that can be folded away. */
export function controlGroup(
  { title, attributes }: AttributeGroup,
  values: Readonly<Record<string, string>>,
  isOpen: boolean,
): HTMLDetailsElement {
  const details = document.createElement('details');
  details.open = isOpen;
  const summary = document.createElement('summary');
  summary.textContent = title;
  details.append(
    summary,
    ...attributes.map((attribute) => control(attribute, values[attribute.name] ?? '')),
  );
  return details;
}

/** Returns what a control says: a text, empty for a switch that is off. */
export function valueOf(field: Field): string {
  if (isSwitch(field)) {
    return field.checked ? SWITCHED_ON : '';
  }
  return field.value.trim();
}

/** Returns the control that an event comes from, if it comes from one. */
export function fieldOf({ target }: Event): Field | null {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target : null;
}

function isSwitch(field: Field): field is HTMLInputElement {
  return field.type === 'checkbox';
}

function control(attribute: Attribute, value: string): Element {
  const { name, kind, hint, byDefault = '' } = attribute;
  const field = kind === 'choice' ? select(attribute.choices) : input(kind);
  field.id = name;
  field.name = name;
  field.autocomplete = 'off';
  if (isSwitch(field)) {
    field.checked = value !== '';
  } else {
    field.value = value || byDefault;
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
  if (kind !== 'choice' && attribute.suggestions) {
    row.append(suggestionsFor(field, attribute.suggestions));
  }
  return row;
}

function input(kind: InputKind): HTMLInputElement {
  const field = document.createElement('input');
  field.type = INPUT_TYPES[kind];
  if (kind === 'digits') {
    field.inputMode = 'numeric';
  }
  return field;
}

function select(choices: readonly Choice[]): HTMLSelectElement {
  const field = document.createElement('select');
  field.append(...choices.map(({ value, title }) => new Option(title, value)));
  return field;
}

function suggestionsFor(field: Field, suggestions: readonly string[]): HTMLDataListElement {
  const list = document.createElement('datalist');
  list.id = `${field.name}-suggestions`;
  list.append(...suggestions.map((value) => new Option('', value)));
  field.setAttribute('list', list.id);
  return list;
}
