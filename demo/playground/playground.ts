import type { ClientLeads } from '../../src/index.js';
import { SITUATIONS } from '../api/situations.js';
import { fetchCrossOrigin } from '../pages/ask-demo-api.js';
import { find, onClick } from '../pages/find.js';
import { STATUS_TONES } from '../pages/status-tones.js';
import { attributeGroups } from './attributes.js';
import { controlGroup, onChange } from './controls.js';
import { copyText } from './copy.js';
import { readLink, writeLink } from './link-state.js';
import { logEvents, logRequests } from './log.js';
import { snippet } from './snippet.js';
import { applyView, INITIAL_VIEW, showSwitches, type View } from './view.js';

const siteCodes = Object.entries(SITUATIONS).map(([value, { title }]) => ({
  value,
  title: `${value} — ${title}`,
}));
const groups = attributeGroups(siteCodes, await fetchCrossOrigin());
const table = Object.values(groups).flat();
const initial: View & Record<string, string> = {
  ...INITIAL_VIEW,
  ...Object.fromEntries(table.map(({ name, initial: value }) => [name, value])),
};
/** The values of all controls, by name. */
let values = readLink(initial);

const stage = find('#stage', HTMLElement);
const controls = find('#controls', HTMLFormElement);
const view = find('#view', HTMLFormElement);
const code = find('#snippet', HTMLElement);
const copied = find('#copied', HTMLElement);
const events = find('#events', HTMLElement);
const isWide = matchMedia('(min-width: 60rem)').matches;
for (const [title, attributes] of Object.entries(groups)) {
  controls.append(controlGroup(title, attributes, values, isWide));
}
showSwitches(values);
logEvents(stage, events);
logRequests(find('#requests', HTMLElement));
// Links of the element have no target here.
stage.addEventListener('lead-select', (event) => event.preventDefault());

let element = renew();

onChange(controls, change);
onChange(view, change);
const width = find('#view-width', HTMLInputElement);
width.addEventListener('input', () => applyView(stage, { ...values, 'view-width': width.value }));
window.addEventListener('hashchange', () => location.reload());

onClick('#refresh', () => element.refresh());
onClick('#more', () => element.loadMore());
onClick('#renew', () => (element = renew()));
onClick('#fit', () => {
  change('view-width', '');
  showSwitches(values);
});
onClick('#copy', () => copyText(code, copied));
onClick('#clear', () => events.replaceChildren());

function change(name: string, value: string): void {
  values = { ...values, [name]: value };
  writeLink(values, initial);
  show(element);
}

/** Applies the values to the element, the page around it, and the snippet. */
function show(target: ClientLeads): void {
  applyView(stage, values);
  const statusTones = values['view-tones'] ? STATUS_TONES : null;
  Object.assign(target, { statusTones });
  code.textContent = snippet(setAttributes(target), statusTones);
  copied.textContent = '';
}

/** Sets the attributes that differ from their default, and returns them. */
function setAttributes(target: ClientLeads): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const { name, kind, byDefault } of table) {
    const value = values[name];
    if (!value || value === byDefault) {
      target.removeAttribute(name);
      continue;
    }
    const text = kind === 'switch' ? '' : value;
    attributes.set(name, text);
    if (target.getAttribute(name) !== text) {
      target.setAttribute(name, text);
    }
  }
  return attributes;
}

/**
 * Replaces the element with a new one, since some attributes, such as `loading`, affect only the
 * first request.
 */
function renew(): ClientLeads {
  const created = document.createElement('client-leads');
  show(created);
  stage.replaceChildren(created);
  return created;
}
