import type { ClientLeads } from 'client-leads';
import { find } from '../../pages/find.js';
import {
  apiBase,
  buttonsOf,
  clientsOf,
  errorLine,
  FIRST_STATE,
  loadLine,
  MESSAGES,
  otherClient,
  press,
  renderLead,
  tokenProvider,
  withLine,
} from '../scenario.js';

let state = FIRST_STATE;
let log: string[] = [];

const lists = find('.lists', HTMLElement);
const first = document.querySelector('client-leads') ?? document.createElement('client-leads');
const second = document.createElement('client-leads');
for (const { name, value } of first.attributes) {
  second.setAttribute(name, value);
}

for (const [name] of buttonsOf(state)) {
  find(`#${name}`, HTMLElement).addEventListener('click', () => {
    state = press(state, name);
    update();
  });
}

// The events bubble: one listener serves all lists of the page.
lists.addEventListener('leads-load', ({ target, detail }) => {
  write(loadLine(clientOf(target), detail));
});
lists.addEventListener('leads-error', ({ target, detail }) => {
  write(errorLine(clientOf(target), detail));
});
lists.addEventListener('lead-select', ({ detail }) => {
  find('#chosen', HTMLElement).textContent = detail.lead.subject;
});

function clientOf(target: EventTarget | null): string {
  return (target === second ? second : first).getAttribute('client') ?? '';
}

function write(line: string): void {
  log = withLine(log, line);
  find('#log', HTMLElement).textContent = log.join('\n');
}

function update(): void {
  const { isSignedIn, client, lang, hasOwnRows } = state;
  first.setAttribute('client', client);
  second.setAttribute('client', otherClient(client));
  for (const element of [first, second]) {
    element.setAttribute('api-base', apiBase);
    element.lang = lang;
    element.messages = MESSAGES[lang];
    element.renderLead = hasOwnRows ? renderLead : null;
    element.tokenProvider = tokenProvider;
  }
  show(isSignedIn ? [first, second].slice(0, clientsOf(state).length) : []);
  for (const [name, text] of buttonsOf(state)) {
    find(`#${name}`, HTMLElement).textContent = text;
  }
}

/** Shows these lists, without moving one that is there. */
function show(elements: readonly ClientLeads[]): void {
  for (const element of [first, second]) {
    if (!elements.includes(element)) {
      element.remove();
    } else if (!element.isConnected) {
      lists.append(element);
    }
  }
}

update();
