/** A control for each attribute, made from the manifest of the package. */
import { SITUATIONS } from '../api/situations.js';
import { make } from './make.js';

interface Attribute {
  readonly name: string;
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
  client: ['1017', '1000', '1001', '1020', '1021', '10000'],
  'session-url': ['session', 'session?programme=journey'],
  'filter-controls': ['search status unread'],
  'lead-href': ['/cabinet/inquiries/{number}'],
};

/** Returns the attributes of the list, as the manifest has them. */
export async function readAttributes(): Promise<readonly Attribute[]> {
  const manifest = (await (await fetch('../dist/custom-elements.json')).json()) as Manifest;
  const elements = manifest.modules.flatMap(({ declarations }) => declarations);
  return elements.find(({ tagName }) => tagName === 'client-leads')?.attributes ?? [];
}

/** Creates a control with its description. A switch that is on has the value `true`. */
export function control(attribute: Attribute, value: string): Element {
  const { name, description } = attribute;
  const field = fieldFor(attribute);
  Object.assign(field, { id: name, name, autocomplete: 'off' });
  if (field.type === 'checkbox') {
    Object.assign(field, { checked: value !== '', value: 'true' });
  } else {
    field.value = value;
  }
  const [sentence = ''] = /^.*?\.(?=\s|$)/.exec(description) ?? [];
  const note = make(
    'p',
    { id: `${name}-note`, className: 'note', lang: 'en' },
    sentence.replaceAll('`', ''),
  );
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
