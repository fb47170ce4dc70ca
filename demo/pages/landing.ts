/** The partner's first page: language, colours and brands, code to paste, and use cases. */
import { copyText } from '../playground/copy.js';
import { find, onClick } from './find.js';
import { STATUS_TONES } from './status-tones.js';

const root = document.documentElement;
const stage = find('#stage', HTMLElement);
showTitle();

for (const element of document.querySelectorAll('client-leads')) {
  Object.assign(element, { statusTones: STATUS_TONES });
}

choose('lang', root.lang, (lang) => {
  root.lang = lang;
  showTitle();
  history.replaceState(history.state, '', `?lang=${lang}`);
});

const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
choose('scheme', scheme, (chosen) => {
  root.style.colorScheme = chosen;
});

choose('brand', '', (brand) => {
  stage.className = `page ${brand}`;
});

choose('case', 'GIFT-01', (sitecode) => {
  for (const caption of find('.captions', HTMLElement).children) {
    caption.toggleAttribute('hidden', caption.id !== `case-${sitecode}`);
  }
  const element = find('#case client-leads', HTMLElement);
  element.setAttribute('sitecode', sitecode);
  element.setAttribute('client', sitecode === 'GIFT-01' ? '1000' : '1017');
  const filters = sitecode === 'MANY' ? 'search status unread period' : '';
  element.setAttribute('filter-controls', filters);
});

onClick('#copy', () => copyText(find('#snippet', HTMLElement), find('#copied', HTMLElement)));

/** Sets the page's title and description in the visible language. */
function showTitle(): void {
  document.title = `client-leads: ${find('h1', HTMLElement).innerText}`;
  find('meta[name=description]', HTMLMetaElement).content = find('.lead', HTMLElement).innerText;
}

/**
 * Makes the buttons with `data-{name}` a choice. Initially, the button with this value is pressed,
 * without an action.
 */
function choose(name: string, pressed: string, act: (value: string) => void): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>(`button[data-${name}]`);
  const press = (value: string) => {
    for (const button of buttons) {
      button.ariaPressed = String(button.dataset[name] === value);
    }
  };
  press(pressed);
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const value = button.dataset[name] ?? '';
      press(value);
      act(value);
    });
  }
}
