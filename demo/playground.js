import { attributeGroups } from './playground/attributes.js';
import { controlGroup, valueOf } from './playground/controls.js';
import { copyText } from './playground/copy.js';
import { logEvents } from './playground/event-log.js';
import { GERMAN } from './playground/german.js';
import { readLink, writeLink } from './playground/link-state.js';
import { logRequests } from './playground/request-log.js';
import { snippet } from './playground/snippet.js';
import { applyView, INITIAL_VIEW, showSwitches } from './playground/view.js';

const [situations, origins] = await Promise.all([
  readJson('/demo/situations.json'),
  readJson('/demo/origins.json'),
]);
const siteCodes = situations.map(({ siteCode, title }) => ({
  value: siteCode,
  title: `${siteCode} — ${title}`,
}));
const groups = attributeGroups(siteCodes, origins.cross);
const table = groups.flatMap(({ attributes }) => attributes);
const initial = { ...INITIAL_VIEW };
for (const { name, initial: value = '' } of table) {
  initial[name] = value;
}
const values = readLink(initial);

const $ = (selector) => document.querySelector(selector);
const stage = $('#stage');
const controls = $('#controls');
const view = $('#view');
const isWide = matchMedia('(min-width: 60rem)').matches;
controls.append(...groups.map((group) => controlGroup(group, values, isWide)));
showSwitches(view, values);
logEvents(stage, $('#events'));
logRequests($('#requests'));
// A link of the element leads nowhere here.
stage.addEventListener('lead-select', (event) => event.preventDefault());

/** @type {HTMLElement} */
let element;
renew();

controls.addEventListener('change', ({ target }) => change(target.name, valueOf(target)));
controls.addEventListener('submit', (event) => event.preventDefault());
view.addEventListener('submit', (event) => event.preventDefault());
view.addEventListener('change', ({ target }) => change(target.name, target.value));
view.elements['view-width'].addEventListener('input', ({ target }) => {
  applyView(stage, { ...values, 'view-width': target.value });
});
window.addEventListener('hashchange', () => location.reload());

const actions = {
  refresh: () => element.refresh(),
  more: () => element.loadMore(),
  renew,
  fit: () => {
    change('view-width', '');
    showSwitches(view, values);
  },
  copy: async () => ($('#copied').textContent = await copyText($('#snippet'))),
  clear: () => $('#events').replaceChildren(),
};
for (const [id, act] of Object.entries(actions)) {
  $(`#${id}`).addEventListener('click', () => void act());
}

/**
 * @param {string} name
 * @param {string} value
 */
function change(name, value) {
  values[name] = value;
  writeLink(values, initial);
  show();
}

/** Shows the values: on the element, around it, and in the snippet. */
function show() {
  applyView(stage, values);
  const attributes = setAttributes();
  const messages = (values.lang || values['view-lang']).startsWith('de') ? GERMAN : null;
  element.messages = messages;
  $('#snippet').textContent = snippet(attributes, messages);
  $('#copied').textContent = '';
}

/** Sets those that say something else than the default, and gives them. */
function setAttributes() {
  const set = table.filter(({ name, byDefault }) => values[name] && values[name] !== byDefault);
  const attributes = new Map(
    set.map(({ name, kind }) => [name, kind === 'switch' ? '' : values[name]]),
  );
  for (const { name } of table) {
    const value = attributes.get(name);
    if (value === undefined) {
      element.removeAttribute(name);
    } else if (element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }
  return attributes;
}

/** Another element in place of the one there is: `loading`, for one, is about the first request. */
function renew() {
  element = document.createElement('client-leads');
  show();
  stage.replaceChildren(element);
}

/** @param {string} url */
async function readJson(url) {
  return (await fetch(url)).json();
}
