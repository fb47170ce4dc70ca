/** What stands around the element on the pages of `demo/frameworks`. */

interface About {
  readonly title: string;
  readonly text: string;
}

const DRAWN: Readonly<Record<string, About>> = {
  react: {
    title: 'React 19',
    text: `React задаёт то, что у элемента есть, свойствами: строки, числа и функции пишутся
      одинаково, события — <code>onleads-load</code>.`,
  },
  preact: {
    title: 'Preact',
    text: `Preact задаёт то, что у элемента есть, свойствами: строки, числа и функции пишутся
      одинаково, события — <code>onleads-load</code>.`,
  },
  vue: {
    title: 'Vue 3',
    text: `Атрибуты пишутся как в HTML, функции и объекты — свойствами: <code>.tokenProvider</code>,
      события — <code>@leads-load</code>.`,
  },
  svelte: {
    title: 'Svelte 5',
    text: `Svelte задаёт то, что у элемента есть, свойствами, остальное — атрибутами; события —
      <code>onleads-load</code>.`,
  },
};
const PLAIN: About = {
  title: 'HTML без фреймворка',
  text: `Атрибуты в разметке, функции и объекты — свойствами из скрипта, события —
      <code>addEventListener</code>.`,
};

/** The pages whose scripts `build.ts` writes, by their paths below `demo/`. */
export const DRAWN_PAGES: readonly string[] = Object.keys(DRAWN).map(pathOf);
export const PLAIN_PAGE = pathOf('plain');

/** Returns the content of a page, undefined if it is not one of these. */
export function frameworkPage(path: string): string | undefined {
  if (path === PLAIN_PAGE) {
    const element = `<client-leads SiteCode="GIFT-01" Client="1017" first-position="1" selectable>`;
    return scriptedPage(PLAIN, `${element}</client-leads>`);
  }
  const [name, about] = Object.entries(DRAWN).find(([each]) => pathOf(each) === path) ?? [];
  return (
    about &&
    `<script type="module" src="../dist/${name}.js"></script>
  ${pageOf(about, '<div id="app"></div>')}`
  );
}

/** Returns the content of a page with this element, which `plain/page.ts` looks after. */
export function scriptedPage(about: About, element: string): string {
  return `<script async src="../../../dist/client-leads.min.js"></script>
  <script type="module" src="../plain/page.ts"></script>
  ${pageOf(
    about,
    `<div class="toolbar">
      <button id="sign">Выйти</button>
      <button id="client">Клиент 1021</button>
      <button id="language">English</button>
      <button id="rows">Свои строки</button>
      <button id="second">Два списка</button>
    </div>
    <p>Выбрано: <output id="chosen">—</output></p>
    <output id="log"></output>
    <div class="lists">${element}</div>`,
  )}`;
}

function pageOf({ title, text }: About, content: string): string {
  return `<title>client-leads: ${title}</title>
  <main class="text">
    <p><a href="../../">client-leads</a></p>
    <h1>${title}</h1>
    <p>${text}</p>
    ${content}
  </main>`;
}

function pathOf(name: string): string {
  return `frameworks/${name}/index.html`;
}
