import { addToCart } from './cart.js';
import { showInquiry } from './inquiry-dialog.js';
import { hideInquiries, showInquiries } from './inquiries.js';
import { chosenProgramme, onOrder, onProgramme } from './order-form.js';
import { session } from './session.js';

const button = document.querySelector('#session');
const unread = document.querySelector('#unread');
const section = document.querySelector('#inquiries');

button.addEventListener('click', () => {
  session.isSignedIn = !session.isSignedIn;
  showSession();
});
onProgramme(showSession);
onOrder(addToCart);

// The element's events bubble, so its place can listen before it is there.
section.addEventListener('leads-load', ({ detail }) => showUnread(detail.unread));
section.addEventListener('leads-error', () => showUnread(0));
section.addEventListener('lead-select', ({ detail }) => showInquiry(detail.lead));

function showSession() {
  const { isSignedIn } = session;
  button.textContent = isSignedIn ? 'Выйти' : 'Войти';
  document.querySelector('#greeting').hidden = !isSignedIn;
  document.querySelector('#inquiries-link').hidden = !isSignedIn;
  document.querySelector('#signed-out').hidden = isSignedIn;
  // What was unread in one list says nothing about the next.
  showUnread(0);
  if (isSignedIn) {
    showInquiries(section, chosenProgramme());
  } else {
    hideInquiries();
  }
}

/** @param {number} count */
function showUnread(count) {
  unread.hidden = count === 0;
  unread.textContent = String(count);
  unread.setAttribute('aria-label', `непрочитанных сообщений: ${count}`);
}
