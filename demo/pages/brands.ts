import { createElement } from './create-element.js';
import { find } from './find.js';

for (const brand of ['warm', 'square']) {
  find(`.${brand}`, HTMLElement).append(createElement({ length: '5' }));
}
