/** A control for each attribute, made from the manifest of the package. */
import type { AttributeProperty } from '../../src/client-leads-properties.js';
import { SITUATIONS } from '../api/situations.js';
import { make } from './make.js';
import { NOTES_RU } from './notes-ru.js';
import { LOOKS } from './signed-in.js';

interface Attribute {
  readonly name: string;
  /** Missing for `lang`, which is the attribute of every element. */
  readonly fieldName?: AttributeProperty;
  readonly type: { readonly text: string };
  readonly default?: string;
  readonly description: string;
}

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName?: string;
      readonly attributes: readonly Attribute[];
    }[];
  }[];
}

/** What the demo API knows. */
const SUGGESTIONS: Readonly<Record<string, readonly string[]>> = {
  sitecode: Object.keys(SITUATIONS),
  client: ['1017', '1000', '1001', '1003', '1020', '1021', '10000'],
  'session-url': ['session', 'session?programme=journey'],
  'lead-href': ['partner/inquiry/{number}'],
  'login-href': ['partner/'],
  'api-base': ['/', '/en/'],
};

/** The values of attributes that have checkboxes, by their titles. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'filter-controls': {
    search: 'search',
    status: 'status',
    waiting: 'waiting',
    unread: 'unread',
  },
  'status-tones': {
    [document.documentElement.lang === 'en' ? 'of the demo' : 'как в примере']:
      LOOKS['status-tones'],
  },
};

/** Returns the attributes of the list, as the manifest has them. */
export async function readAttributes(): Promise<readonly Attribute[]> {
  const manifest = (await (await fetch('../dist/custom-elements.json')).json()) as Manifest;
  const elements = manifest.modules.flatMap(({ declarations }) => declarations);
  return elements.find(({ tagName }) => tagName === 'client-leads')?.attributes ?? [];
}

/** Creates a control with its description. A switch that is on has the value `true`. */
export function control(attribute: Attribute, value: string): Element {
  const { name, fieldName = 'lang', description } = attribute;
  const [sentence = ''] = /^.*?\.(?=\s|$)/.exec(description.replaceAll('`', '')) ?? [];
  const text = document.documentElement.lang === 'ru' ? NOTES_RU[fieldName] : sentence;
  const note = make('p', { id: `${name}-note`, className: 'note' }, text);
  const options = OPTIONS[name];
  if (options) {
    const boxes = Object.entries(options).map(([title, each]) =>
      checkbox(name, title, each, value),
    );
    const group = make(
      'div',
      { id: name, className: 'options', role: 'group', ariaLabel: name },
      ...boxes,
    );
    group.setAttribute('aria-describedby', note.id);
    return make(
      'div',
      { className: 'control' },
      make('span', { className: 'code' }, name),
      group,
      note,
    );
  }
  const field = fieldFor(attribute);
  Object.assign(field, { id: name, name, autocomplete: 'off' });
  if (field.type === 'checkbox') {
    Object.assign(field, { checked: value !== '', value: 'true' });
  } else {
    field.value = value;
  }
  field.setAttribute('aria-describedby', note.id);
  const label = make('label', { htmlFor: name, className: 'code' }, name);
  const row = make('div', { className: 'control' }, label, field, note);
  const suggestions = SUGGESTIONS[name];
  if (suggestions) {
    const id = `${name}-suggestions`;
    field.setAttribute('list', id);
    row.append(make('datalist', { id }, ...suggestions.map((each) => new Option('', each))));
  }
  return row;
}

/** Creates one of the checkboxes of an attribute, checked if its value is a part of this one. */
function checkbox(name: string, title: string, value: string, whole: string): Element {
  const checked = whole === value || whole.split(' ').includes(value);
  return make('label', {}, make('input', { type: 'checkbox', name, value, checked }), title);
}

function fieldFor({ name, type: { text }, default: byDefault = '' }: Attribute) {
  const choices = text.match(/(?<=^|\| )(?:'[^']*'|\d+)/g);
  if (choices) {
    const values = ['', ...choices.map((choice) => choice.replaceAll("'", ''))];
    return make('select', {}, ...values.map((each) => new Option(each || byDefault || '—', each)));
  }
  const ofText = name === 'token' ? 'password' : 'text';
  const type = text === 'boolean' ? 'checkbox' : ofText;
  return make('input', { type, placeholder: byDefault });
}
