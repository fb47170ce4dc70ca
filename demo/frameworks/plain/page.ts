import { find } from '../../pages/find.js';
import * as page from '../scenario.js';

const lists = find('.lists', HTMLElement);
const first = find('client-leads', HTMLElement);
const second = document.importNode(first);

// Events bubble, so one listener serves all lists of the page.
lists.addEventListener('leads-load', page.hearLoad);
lists.addEventListener('leads-error', page.hearError);
lists.addEventListener('lead-select', page.hearSelect);

/** Shows the second list if it has an address. */
function show({ sessionUrls: [, url], lang, messages, renderLead }: page.Shown): void {
  for (const element of [first, second]) {
    Object.assign(element, { lang, messages, renderLead });
  }
  if (url === undefined) {
    second.remove();
  } else {
    second.setAttribute('session-url', url);
    lists.append(second);
  }
}

show(page.shown());
page.run(show);
