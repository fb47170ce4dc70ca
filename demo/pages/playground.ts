/** The playground: every attribute, the code to paste, and the events. */
import type { ClientLeads } from '../../src/index.js';
import { control, readAttributes } from './attribute-controls.js';
import { chooseScheme } from './choose.js';
import { copyText } from './copy.js';
import { find, onClick } from './find.js';
import { make } from './make.js';
import { LOOKS, SIGNED_IN } from './signed-in.js';

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
const INITIAL: Readonly<Record<string, string>> = {
  ...SIGNED_IN,
  length: '4',
  'filter-controls': 'search status waiting unread',
  ...LOOKS,
};
const SCRIPT = new URL('../dist/client-leads.min.js', location.href).href;

const attributes = await readAttributes();
const link = new URLSearchParams(location.hash.slice(1));
link.delete(SECRET);
/** The values of the attributes; empty, if the reader has cleared one. */
const values = new Map([...Object.entries(INITIAL), ...link]);

const stage = find('#stage', HTMLElement);
const code = find('#snippet', HTMLElement);
const events = find('#events', HTMLElement);
const otherLanguage = find('.language', HTMLAnchorElement);
otherLanguage.hash = location.hash;
const controls = find('#controls', HTMLFormElement);
controls.append(...attributes.map((each) => control(each, values.get(each.name) ?? '')));

let element = renew();

controls.addEventListener('submit', (event) => event.preventDefault());
controls.addEventListener('change', ({ target }) => {
  const field = target as HTMLInputElement;
  values.set(field.name, valueOf(field));
  const shared = [...values].filter(
    ([name, value]) => name !== SECRET && value !== (INITIAL[name] ?? ''),
  );
  history.replaceState(null, '', `#${new URLSearchParams(shared).toString()}`);
  otherLanguage.hash = location.hash;
  show(element);
});
window.addEventListener('hashchange', () => location.reload());
onClick('#refresh', () => element.refresh());
onClick('#more', () => element.loadMore());
onClick('#renew', () => (element = renew()));
onClick('#copy', () => copyText(code, find('#copied', HTMLElement)));

chooseScheme();

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

/** The value of a field; of checkboxes with one name, the values of those that are checked. */
function valueOf({ name, type, value }: HTMLInputElement): string {
  const checked = controls.querySelectorAll<HTMLInputElement>(`[name="${name}"]:checked`);
  return type === 'checkbox' ? [...checked].map((box) => box.value).join(' ') : value.trim();
}

/** Replaces the element, since some attributes, such as `loading`, affect only the first request. */
function renew(): ClientLeads {
  const created = document.createElement('client-leads');
  show(created);
  stage.replaceChildren(created);
  return created;
}

/** Sets the attributes, and writes the code that does. */
function show(target: ClientLeads): void {
  const lines: string[] = [];
  for (const { name } of attributes) {
    const value = values.get(name);
    if (!value) {
      target.removeAttribute(name);
      continue;
    }
    if (target.getAttribute(name) !== value) {
      target.setAttribute(name, value);
    }
    lines.push(`  ${name}=${name === SECRET ? '"•••"' : quote(value)}`);
  }
  code.textContent = `<script async src="${SCRIPT}"></script>
<client-leads
${lines.join('\n')}
></client-leads>`;
}

/** JSON reads better in single quotes. */
function quote(value: string): string {
  const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return value.includes('"') ? `'${escaped.replaceAll("'", '&apos;')}'` : `"${escaped}"`;
}
