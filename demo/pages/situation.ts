/** One situation: the address has the attributes of the element, and what the page does. */
import type {} from '../../src/index.js';
import type {} from '../../src/unread/client-leads-unread.js';
import { find } from './find.js';
import { make } from './make.js';
import { LOOKS, SIGNED_IN } from './signed-in.js';

const {
  title,
  'color-scheme': colorScheme,
  dir,
  brand,
  badge,
  more,
  search,
  bare: _bare,
  ...attributes
} = Object.fromEntries(new URLSearchParams(location.search));
const main = find('main', HTMLElement);

if (title) {
  document.title = title;
  find('#title', HTMLElement).textContent = title;
}
if (dir) {
  document.dir = dir;
}
if (brand) {
  document.body.className = brand;
}
if (colorScheme) {
  document.documentElement.style.colorScheme = colorScheme;
}
const client = attributes['session-url'] ? { sitecode: SIGNED_IN.sitecode } : SIGNED_IN;
if (badge !== undefined) {
  const element = withAttributes('client-leads-unread', { ...client, ...attributes });
  const name = document.documentElement.lang === 'en' ? 'Inquiries ' : 'Обращения ';
  main.append(make('p', { className: 'account' }, make('a', { href: '#' }, name, element)));
} else {
  const element = withAttributes('client-leads', { ...client, ...LOOKS, ...attributes });
  element.filter = search ? { search } : null;
  if (more !== undefined) {
    element.addEventListener('leads-load', () => void element.loadMore(), { once: true });
    element.addEventListener('leads-change', () => scrollTo(0, main.scrollHeight));
  }
  main.append(element);
}

function withAttributes<Tag extends 'client-leads' | 'client-leads-unread'>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  return element;
}
