// For the types of the elements and their events.
import type {} from '../../src/index.js';
import { find } from '../pages/find.js';
import { STATUS_TONES } from '../pages/status-tones.js';
import { showInquiry } from './inquiry-dialog.js';
import { chosen } from './order-form.js';

const inquiries = find('#inquiries', HTMLElement);

Object.assign(find('client-leads', HTMLElement), { statusTones: STATUS_TONES });
showProgramme();
find('#programmes', HTMLElement).addEventListener('change', showProgramme);
// The element's events bubble, so the section can listen before the element is defined.
inquiries.addEventListener('lead-select', ({ detail }) => showInquiry(detail.lead));
inquiries.addEventListener('submit', (event) => {
  event.preventDefault();
  if (event.target instanceof HTMLFormElement) {
    void changeSession(event.target, event.submitter);
  }
});

/** Shows the programme's list and unread count: the client has another number in each. */
function showProgramme(): void {
  const { title, sessionUrl } = chosen();
  find('#programme', HTMLElement).textContent = title;
  for (const element of document.querySelectorAll('[session-url]')) {
    element.setAttribute('session-url', sessionUrl);
  }
}

/** Signs in or out without a page load, which would empty the order. */
async function changeSession(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const leads = form.closest('client-leads');
  if (form.slot === 'footer') {
    // The list is gone whatever the server answers.
    leads?.sessionEnded();
  }
  await fetch(form.action, { method: 'POST', body: new FormData(form, submitter) });
  await leads?.sessionChanged();
}
