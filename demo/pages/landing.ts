/** The first page: colours and brands, and the code to paste. */
import { choose, chooseScheme } from './choose.js';
import { copyText } from './copy.js';
import { find, onClick } from './find.js';

chooseScheme();
choose('brand', '', (brand) => {
  find('#stage', HTMLElement).className = `page ${brand}`;
});
onClick('#copy', () => copyText(find('#snippet', HTMLElement), find('#copied', HTMLElement)));
