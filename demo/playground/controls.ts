import { make } from '../pages/make.js';
import type { Attribute, Choice, InputKind } from './attributes.js';

type Field = HTMLInputElement | HTMLSelectElement;

const INPUT_TYPES: Readonly<Record<InputKind, string>> = {
  text: 'text',
  digits: 'text',
  secret: 'password',
  date: 'date',
  number: 'number',
  switch: 'checkbox',
};

/** Creates a collapsible group of controls. */
export function controlGroup(
  title: string,
  attributes: readonly Attribute[],
  values: Readonly<Record<string, string>>,
  isOpen: boolean,
): HTMLDetailsElement {
  const controls = attributes.map((each) => control(each, values[each.name] ?? ''));
  return make(
    'details',
    { open: isOpen, className: 'panel' },
    make('summary', {}, title),
    ...controls,
  );
}

/**
 * Calls `change` with the value of the changed control: a text, which is empty for a switch that is
 * off.
 */
export function onChange(
  form: HTMLFormElement,
  change: (name: string, value: string) => void,
): void {
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', ({ target }) => {
    const field = target as Field;
    const text = isSwitch(field) && field.checked ? 'true' : field.value.trim();
    change(field.name, isSwitch(field) && !field.checked ? '' : text);
  });
}

function isSwitch(field: Field): field is HTMLInputElement {
  return field.type === 'checkbox';
}

function control({ name, kind, hint, byDefault, choices }: Attribute, value: string): Element {
  const field = kind === 'choice' ? select(choices) : input(kind);
  Object.assign(field, { id: name, name, autocomplete: 'off' });
  if (isSwitch(field)) {
    field.checked = value !== '';
  } else {
    field.value = value || byDefault;
  }
  const note = make('p', { id: `${name}-hint`, className: 'note' }, hint);
  field.setAttribute('aria-describedby', note.id);
  const label = make('label', { htmlFor: name, className: 'code' }, name);
  const row = make('div', { className: `control ${kind}` }, label, field, note);
  if (kind !== 'choice' && choices.length > 0) {
    const id = `${name}-suggestions`;
    field.setAttribute('list', id);
    row.append(make('datalist', { id }, ...choices.map(({ value }) => new Option('', value))));
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
