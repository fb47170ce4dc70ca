/** The content around the element on the pages of `demo/frameworks`. */

interface About {
  readonly title: string;
  readonly text: string;
}

const PAGES: Readonly<Record<string, About>> = {
  plain: {
    title: 'HTML без фреймворка',
    text: `Атрибуты в разметке, функции и объекты — свойствами из скрипта, события —
      <code>addEventListener</code>.`,
  },
  react: {
    title: 'React 19',
    text: `React задаёт то, что у элемента есть, свойствами: строки, числа и функции пишутся
      одинаково, события — <code>onleads-load</code>.`,
  },
  vue: {
    title: 'Vue 3',
    text: `Атрибуты пишутся как в HTML, функции и объекты — свойствами: <code>.renderLead</code>,
      события — <code>@leads-load</code>.`,
  },
};

/** The scripts of a page without a framework. */
const PLAIN_SCRIPTS = `<script async src="../../../dist/client-leads.min.js"></script>
  <script type="module" src="../plain/page.ts"></script>`;
const PLAIN_ELEMENT = `<client-leads session-url="../../session" SiteCode="GIFT-01" first-position="1" selectable></client-leads>`;

/** The paths below `demo/` of pages without a file. */
export const FRAMEWORK_PAGES: readonly string[] = Object.keys(PAGES).map(pathOf);

/** Returns the content of a page, or undefined if it is not one of these. */
export function frameworkPage(path: string): string | undefined {
  const [name, about] = Object.entries(PAGES).find(([each]) => pathOf(each) === path) ?? [];
  if (!about) {
    return undefined;
  }
  return name === 'plain'
    ? scriptedPage(about, PLAIN_ELEMENT, path)
    : pageOf(about, path, `<script type="module" src="../dist/${name}.js"></script>`, '');
}

/** Returns the content of a page with this element, which `plain/page.ts` controls. */
export function scriptedPage(about: About, element: string, path: string): string {
  return pageOf(about, path, PLAIN_SCRIPTS, element);
}

function pageOf({ title, text }: About, path: string, scripts: string, element: string): string {
  return `${scripts}
  <title>client-leads: ${title}</title>
  <main class="text">
    <p><a href="../../">client-leads</a></p>
    <h1>${title}</h1>
    <p>${text}</p>
    <form class="toolbar" action="../../session" method="post">
      <input type="hidden" name="back" value="${path}" />
      <button name="client" value="anna">Войти как Анна</button>
      <button name="client" value="boris">Войти как Борис</button>
      <button name="client" value="">Выйти</button>
      <button type="button" id="language">English</button>
      <button type="button" id="rows">Свои строки</button>
      <button type="button" id="second">Два списка</button>
    </form>
    <p>Выбрано: <output id="chosen">—</output></p>
    <output id="log"></output>
    <div class="lists" id="app">${element}</div>
  </main>`;
}

function pathOf(name: string): string {
  return `frameworks/${name}/index.html`;
}
