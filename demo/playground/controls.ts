import { make } from '../pages/make.js';
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
  return make(
    'details',
    { open: isOpen, className: 'panel' },
    make('summary', {}, title),
    ...attributes.map((attribute) => control(attribute, values[attribute.name] ?? '')),
  );
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
  const note = make('p', { id: `${name}-hint` }, hint);
  field.setAttribute('aria-describedby', note.id);
  const label = make('label', { htmlFor: name }, name);
  const row = make('div', { className: `control ${kind}` }, label, field, note);
  if (kind !== 'choice' && attribute.suggestions) {
    row.append(suggestionsFor(field, attribute.suggestions));
  }
  return row;
}

function input(kind: InputKind): HTMLInputElement {
  const inputMode = kind === 'digits' ? 'numeric' : '';
  return make('input', { type: INPUT_TYPES[kind], inputMode });
}

function select(choices: readonly Choice[]): HTMLSelectElement {
  return make('select', {}, ...choices.map(({ value, title }) => new Option(title, value)));
}

function suggestionsFor(field: Field, suggestions: readonly string[]): HTMLDataListElement {
  const id = `${field.name}-suggestions`;
  field.setAttribute('list', id);
  return make('datalist', { id }, ...suggestions.map((value) => new Option('', value)));
}
