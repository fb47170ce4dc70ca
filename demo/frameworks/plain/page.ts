import { find } from '../../pages/find.js';
import * as page from '../scenario.js';

const lists = find('.lists', HTMLElement);
const first = document.querySelector('client-leads') ?? document.createElement('client-leads');
const second = document.createElement('client-leads');
for (const { name, value } of first.attributes) {
  second.setAttribute(name, value);
}

// Events bubble, so one listener serves all lists of the page.
lists.addEventListener('leads-load', page.hearLoad);
lists.addEventListener('leads-error', page.hearError);
lists.addEventListener('lead-select', page.hearSelect);

/** Shows these lists without moving existing ones. */
function show({ clients, lang, messages, renderLead }: page.Shown): void {
  for (const [index, element] of [first, second].entries()) {
    const client = clients[index];
    if (client === undefined) {
      element.remove();
      continue;
    }
    element.setAttribute('client', client);
    element.setAttribute('api-base', page.apiBase);
    Object.assign(element, { lang, messages, renderLead, tokenProvider: page.tokenProvider });
    if (!element.isConnected) {
      lists.append(element);
    }
  }
}

show(page.shown());
page.run(show);
