import type { ClientLeads } from 'client-leads';
import { find } from '../../pages/find.js';
import {
  apiBase,
  buttonTexts,
  errorLine,
  loadLine,
  MESSAGES,
  otherClient,
  otherLanguage,
  renderLead,
  tokenProvider,
  withLine,
  type PageState,
} from '../scenario.js';

const state: PageState = {
  isSignedIn: true,
  client: '1017',
  lang: 'ru',
  hasOwnRows: false,
  hasSecond: false,
};
let log: string[] = [];

const lists = find('.lists', HTMLElement);
const first = document.querySelector('client-leads') ?? document.createElement('client-leads');
const second = document.createElement('client-leads');
for (const { name, value } of first.attributes) {
  second.setAttribute(name, value);
}

onClick('#sign', () => (state.isSignedIn = !state.isSignedIn));
onClick('#client', () => (state.client = otherClient(state.client)));
onClick('#language', () => (state.lang = otherLanguage(state.lang)));
onClick('#rows', () => (state.hasOwnRows = !state.hasOwnRows));
onClick('#second', () => (state.hasSecond = !state.hasSecond));

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

function onClick(selector: string, act: () => void): void {
  find(selector, HTMLElement).addEventListener('click', () => {
    act();
    update();
  });
}

function clientOf(target: EventTarget | null): string {
  return (target === second ? second : first).getAttribute('client') ?? '';
}

function write(line: string): void {
  log = withLine(log, line);
  find('#log', HTMLElement).textContent = log.join('\n');
}

function update(): void {
  const { isSignedIn, client, lang, hasOwnRows, hasSecond } = state;
  first.setAttribute('client', client);
  second.setAttribute('client', otherClient(client));
  for (const element of [first, second]) {
    element.setAttribute('api-base', apiBase);
    element.lang = lang;
    element.messages = MESSAGES[lang];
    element.renderLead = hasOwnRows ? renderLead : null;
    element.tokenProvider = tokenProvider;
  }
  show(first, isSignedIn);
  show(second, isSignedIn && hasSecond);
  for (const [name, text] of Object.entries(buttonTexts(state))) {
    find(`#${name}`, HTMLElement).textContent = text;
  }
}

function show(element: ClientLeads, isShown: boolean): void {
  if (!isShown) {
    element.remove();
  } else if (!element.isConnected) {
    lists.append(element);
  }
}

update();
