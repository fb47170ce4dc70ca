/** The page that a partner sees first: its language, colours and brands, what to paste, and cases. */
import { copyText } from '../playground/copy.js';
import { find } from './find.js';
import { STATUS_TONES } from './status-tones.js';

interface Texts {
  readonly title: string;
  readonly description: string;
  readonly copied: string;
  readonly selected: string;
}

const RU: Texts = {
  title: 'client-leads: обращения клиента на вашем сайте',
  description:
    'Один скрипт и один тег показывают вошедшему клиенту программы лояльности его обращения.',
  copied: 'Скопировано',
  selected: 'Выделено: скопируйте, Ctrl+C',
};
const EN: Texts = {
  title: 'client-leads: your client’s inquiries, on your own site',
  description:
    'One script and one tag show the signed-in client of a loyalty programme their inquiries.',
  copied: 'Copied',
  selected: 'Selected: copy it with Ctrl+C',
};
const BRANDS = ['warm', 'square'];
/** What the cases change on their element, and what it has where a case says nothing of it. */
const ORDINARY = { sitecode: 'GIFT-01', client: '1017', 'filter-controls': '' };

const root = document.documentElement;
const stage = find('#stage', HTMLElement);
const texts = () => (root.lang === 'en' ? EN : RU);
showTitle();

for (const element of document.querySelectorAll('client-leads')) {
  Object.assign(element, { statusTones: STATUS_TONES });
}

choose('lang', root.lang, (lang) => {
  root.lang = lang;
  showTitle();
  history.replaceState(history.state, '', `?lang=${lang}`);
});

choose(
  'scheme',
  matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  (scheme) => {
    root.style.colorScheme = scheme;
  },
);

choose('brand', '', (brand) => {
  stage.classList.remove(...BRANDS);
  if (brand) {
    stage.classList.add(brand);
  }
});

choose('case', 'new', (name, button) => {
  for (const caption of find('.captions', HTMLElement).children) {
    caption.toggleAttribute('hidden', caption.id !== `case-${name}`);
  }
  const own = JSON.parse(button.dataset.attributes ?? '{}') as Partial<typeof ORDINARY>;
  for (const [name, value] of Object.entries({ ...ORDINARY, ...own })) {
    find('#case client-leads', HTMLElement).setAttribute(name, value);
  }
});

find('#copy', HTMLButtonElement).addEventListener('click', () => void copy());

function showTitle(): void {
  const { title, description } = texts();
  document.title = title;
  find('meta[name=description]', HTMLMetaElement).content = description;
}

async function copy(): Promise<void> {
  const isCopied = await copyText(find('#snippet', HTMLElement));
  const { copied, selected } = texts();
  find('#copied', HTMLElement).textContent = isCopied ? copied : selected;
}

/**
 * Lets the reader press one of the buttons that carry `data-{name}`. At first the one of this value
 * is pressed, and nothing is done.
 */
function choose(
  name: string,
  pressed: string,
  act: (value: string, button: HTMLButtonElement) => void,
): void {
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
      act(value, button);
    });
  }
}
