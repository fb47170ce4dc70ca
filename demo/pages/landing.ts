/** The first page: colours and brands, and the code to paste. */
import { choose } from './choose.js';
import { copyText } from './copy.js';
import { find, onClick } from './find.js';

choose(
  'scheme',
  matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  (chosen) => {
    document.documentElement.style.colorScheme = chosen;
  },
);

choose('brand', '', (brand) => {
  find('#stage', HTMLElement).className = `page ${brand}`;
});

onClick('#copy', () => copyText(find('#snippet', HTMLElement), find('#copied', HTMLElement)));
