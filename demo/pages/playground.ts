/** The playground: every attribute, the code to paste, and the events. */
import type { ClientLeads } from '../../src/index.js';
import { control, readAttributes } from './attribute-controls.js';
import { copyText } from './copy.js';
import { find, onClick } from './find.js';
import { make } from './make.js';
import { STATUS_TONES } from './status-tones.js';

const EVENTS = [
  'leads-load',
  'leads-error',
  'leads-change',
  'leads-filter-change',
  'lead-select',
] as const;
/** The page stays small. */
const MOST_EVENTS = 50;
/** Neither in the address, which may be shared, nor in the code. */
const SECRET = 'token';
const INITIAL = { sitecode: 'GIFT-01', client: '1017', token: '55120938' };
const SCRIPT = new URL('../dist/client-leads.min.js', location.href).href;

const attributes = await readAttributes();
const link = new URLSearchParams(location.hash.slice(1));
link.delete(SECRET);
/** The values of the attributes that are set. */
const values = new Map([...Object.entries(INITIAL), ...link]);

const stage = find('#stage', HTMLElement);
const code = find('#snippet', HTMLElement);
const events = find('#events', HTMLElement);
const controls = find('#controls', HTMLFormElement);
controls.append(...attributes.map((each) => control(each, values.get(each.name) ?? '')));

let element = renew();

controls.addEventListener('submit', (event) => event.preventDefault());
controls.addEventListener('change', ({ target }) => {
  const field = target as HTMLInputElement;
  const isOff = field.type === 'checkbox' && !field.checked;
  if (isOff || field.value.trim() === '') {
    values.delete(field.name);
  } else {
    values.set(field.name, field.value.trim());
  }
  const shared = [...values].filter(([name]) => name !== SECRET);
  history.replaceState(null, '', `#${new URLSearchParams(shared).toString()}`);
  show(element);
});
window.addEventListener('hashchange', () => location.reload());
onClick('#refresh', () => element.refresh());
onClick('#more', () => element.loadMore());
onClick('#renew', () => (element = renew()));
onClick('#copy', () => copyText(code, find('#copied', HTMLElement)));

for (const name of EVENTS) {
  stage.addEventListener(name, (event) => {
    const facts = Object.entries(event.detail)
      .filter(([key]) => key !== 'leads')
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    events.prepend(make('li', {}, make('b', {}, name), ' ', facts.join(', ')));
    [...events.children].slice(MOST_EVENTS).forEach((row) => row.remove());
  });
}
// Links of the element have no target here.
stage.addEventListener('lead-select', (event) => event.preventDefault());

/** Replaces the element, since some attributes, such as `loading`, affect only the first request. */
function renew(): ClientLeads {
  const created = document.createElement('client-leads');
  created.statusTones = STATUS_TONES;
  show(created);
  stage.replaceChildren(created);
  return created;
}

/** Sets the attributes, and writes the code that does. */
function show(target: ClientLeads): void {
  for (const { name } of attributes) {
    const value = values.get(name);
    if (value === undefined) {
      target.removeAttribute(name);
    } else if (target.getAttribute(name) !== value) {
      target.setAttribute(name, value);
    }
  }
  const lines = [...values].map(
    ([name, value]) => `\n  ${name}="${name === SECRET ? '•••' : escape(value)}"`,
  );
  code.textContent = `<script async src="${SCRIPT}"></script>
<client-leads${lines.join('')}
></client-leads>`;
}

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
