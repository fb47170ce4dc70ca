// For the types of the events.
import type {} from '../../src/index.js';
import { find, onClick } from '../pages/find.js';
import { addToCart } from './cart.js';
import { showInquiry } from './inquiry-dialog.js';
import { hideInquiries, showInquiries } from './inquiries.js';
import { chosenProgramme, onOrder, onProgramme } from './order-form.js';

const unread = find('#unread', HTMLElement);
const section = find('#inquiries', HTMLElement);
let isSignedIn = false;

onClick('#session', () => {
  isSignedIn = !isSignedIn;
  showSession();
});
onProgramme(showSession);
onOrder(addToCart);

// The element's events bubble, so the section can listen before the element exists.
section.addEventListener('leads-change', ({ detail }) => showUnread(detail.unread, detail.hasMore));
section.addEventListener('lead-select', ({ detail }) => showInquiry(detail.lead));

function showSession(): void {
  find('#session', HTMLElement).textContent = isSignedIn ? 'Выйти' : 'Войти';
  find('#greeting', HTMLElement).hidden = !isSignedIn;
  find('#inquiries-link', HTMLElement).hidden = !isSignedIn;
  find('#signed-out', HTMLElement).hidden = isSignedIn;
  // The number of unread messages in one list does not apply to the next.
  showUnread(0);
  if (isSignedIn) {
    showInquiries(section, chosenProgramme());
  } else {
    hideInquiries();
  }
}

function showUnread(count: number, isAtLeast = false): void {
  unread.hidden = count === 0;
  unread.textContent = isAtLeast ? `${count}+` : String(count);
  unread.ariaLabel = `непрочитанных сообщений: ${isAtLeast ? 'не меньше ' : ''}${count}`;
}
