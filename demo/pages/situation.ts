import { fetchCrossOrigin } from './ask-demo-api.js';
import { createElement } from './create-element.js';
import { find } from './find.js';

const {
  title,
  'color-scheme': colorScheme,
  dir,
  bare,
  ...attributes
} = Object.fromEntries(new URLSearchParams(location.search));

if (title) {
  document.title = title;
  find('#title', HTMLElement).textContent = title;
}
if (dir) {
  document.dir = dir;
}
// Only the element, for a picture.
if (bare !== undefined) {
  find('main', HTMLElement).replaceChildren();
}
if (colorScheme) {
  document.documentElement.style.colorScheme = colorScheme;
}
if (attributes['api-base'] === 'cross') {
  attributes['api-base'] = await fetchCrossOrigin();
}

find('main', HTMLElement).append(createElement(attributes));
