import { session } from './session.js';

/** @type {HTMLElement | null} */
let element = null;

/**
 * Shows the client's inquiries in a programme. Changed properties are all it takes to change the
 * list: nothing of the former is left.
 *
 * @param {Element} place
 * @param {{ title: string, siteCode: string, client: string }} programme
 */
export function showInquiries(place, { title, siteCode, client }) {
  element ??= createElement(place);
  element.querySelector('[slot=heading]').textContent = `Ваши обращения: «${title}»`;
  Object.assign(element, { siteCode, client });
}

/** Takes the element away, and what it knew with it: the next client gets a new one. */
export function hideInquiries() {
  element?.remove();
  element = null;
}

/** @param {Element} place */
function createElement(place) {
  const created = document.createElement('client-leads');
  const heading = document.createElement('h2');
  heading.slot = 'heading';
  created.append(heading);
  // The token comes from a function, so that it stands in the page nowhere.
  Object.assign(created, { tokenProvider: () => session.token(), selectable: true, pageSize: 10 });
  place.append(created);
  return created;
}
