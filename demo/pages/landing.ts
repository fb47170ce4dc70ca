/** The first page: language, colours and brands, and the code to paste. */
import { copyText } from './copy.js';
import { find, onClick } from './find.js';
import { STATUS_TONES } from './status-tones.js';

const root = document.documentElement;
Object.assign(find('client-leads', HTMLElement), { statusTones: STATUS_TONES });

choose('lang', root.lang, (lang) => {
  root.lang = lang;
  history.replaceState(history.state, '', `?lang=${lang}`);
});

const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
choose('scheme', scheme, (chosen) => {
  root.style.colorScheme = chosen;
});

choose('brand', '', (brand) => {
  find('#stage', HTMLElement).className = `page ${brand}`;
});

onClick('#copy', () => copyText(find('#snippet', HTMLElement), find('#copied', HTMLElement)));

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
