/** Imitates the effects of platforms on a page, with the recipe for each. */
import { insert, runFile } from './insert.js';
import { fetchScript, type Recipes } from './recipes.js';

export interface Platform {
  readonly title: string;
  readonly description: string;
  /** Shows the page as the platform serves it. */
  show(page: Element, recipes: Recipes): void | Promise<void>;
}

/** What a visual editor removes from HTML. */
const TAGS_REFUSED = /<style>[^]*?<\/style>|<(?!\/?(?:div|p|h2)\b)[^>]*>/g;
const SCRIPT_TAG = /<script async src="[^"]*"><\/script>/g;
/** The first actions of a reader, for which optimisers wait. */
const FIRST_MOVES = ['keydown', 'pointermove', 'pointerdown', 'touchstart', 'wheel'] as const;

export const PLATFORMS: Readonly<Record<string, Platform>> = {
  'tag-manager': {
    title: 'Менеджер тегов',
    description:
      'Код вставлен, когда страница уже загружена; скрипты созданы заново и без атрибутов data-.',
    show(page, recipes) {
      insert(file(recipes, 'place.html'), page);
      insert(file(recipes, 'tag.html'), addTo(document.body));
    },
  },
  bitrix: {
    title: '1С-Битрикс',
    description: 'Редактор выбросил из текста страницы незнакомые теги, а код стоит в шаблоне.',
    show(page, recipes) {
      const text = `<h2>Кабинет</h2>${file(recipes, 'place.html')}${file(recipes, 'account.html')}`;
      page.innerHTML = text.replaceAll(TAGS_REFUSED, '');
      insert(file(recipes, 'tag.html'), addTo(document.body));
    },
  },
  tilda: {
    title: 'Tilda',
    description: 'Всё в одном HTML-блоке: своего сервера у страницы нет.',
    show(page, recipes) {
      page.innerHTML =
        '<div class="t-rec"><div class="t123"><div class="t-container_100"><div class="t-width_100"></div></div></div></div>';
      const block = page.querySelector('.t-width_100') ?? page;
      insert(file(recipes, 'account.html'), block);
    },
  },
  optimiser: {
    title: 'Оптимизатор скриптов',
    description: 'Скрипт склеен с другими и ждёт, пока вы шевельнётесь.',
    async show(page, recipes) {
      const script = await fetchScript();
      page.innerHTML = file(recipes, 'account.html').replaceAll(SCRIPT_TAG, '');
      const moved = new AbortController();
      const run = () => {
        moved.abort();
        runFile(script);
      };
      for (const move of FIRST_MOVES) {
        addEventListener(move, run, moved);
      }
    },
  },
};

function file(recipes: Recipes, name: string): string {
  const text = recipes.get(name);
  if (text === undefined) {
    throw new Error(`No recipe has a file ${name}.`);
  }
  return text;
}

function addTo(parent: Element): Element {
  const place = document.createElement('div');
  parent.append(place);
  return place;
}
