/** The pages of the demo. Each file contains only its title, scripts and content. */
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Middleware } from '@web/dev-server-core';
import { codeBlocks } from '../tools/code-blocks.js';
import { wordsIn, type Language } from './api/lead-texts.js';
import { languageOf, translate } from './language.js';

/** The partner's pages are complete, like those of another site. */
const PATH = /^\/demo\/(?!partner\/)((?:[\w-]+\/)*)([\w-]+\.html)?$/;

/** The place of the first lines to paste of README.md. */
const SNIPPET = '<!-- snippet -->';

const NAVIGATION = {
  'playground.html': '{Песочница|Playground}',
  'situations.html': '{Ситуации|Situations}',
  'partner/': '{Сайт партнёра|Partner’s site}',
};

/** The page with these lines alone, and what the demo has in place of each address. */
const TRY = '/demo/try.html';
const ADDRESSES: readonly (readonly [string | RegExp, string])[] = [
  [/\/client-leads\/[\d.]+\//g, '../dist/'],
  ['/session.php', 'session'],
  ['/login.php?back={page}', 'partner/'],
];

/** Serves each page from its current file, in one language. */
export const serveDemoPages: Middleware = async (context, next) => {
  if (context.path === TRY) {
    context.type = 'html';
    context.body = await tryPage(languageOf(context));
    return;
  }
  const [isPage, folder = '', file = 'index.html'] = PATH.exec(context.path) ?? [];
  const path = folder + file;
  const content = isPage && (await readFile(`demo/${path}`, 'utf8').catch(() => undefined));
  if (content === undefined) {
    await next();
    return;
  }
  const lang = languageOf(context);
  const demo = posix.relative(posix.dirname(path), '.') || '.';
  const header = 'bare' in context.query ? '' : headerOf(path, demo, context.querystring);
  const snippet = content.includes(SNIPPET) ? escapeHtml(await firstSnippet()) : '';
  const page = content.replace(SNIPPET, () => snippet).replace('<main', () => `${header}<main`);
  context.type = 'html';
  context.set('Cache-Control', 'no-store');
  context.body = `<!doctype html>
<html lang="${lang}">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <link rel="icon" href="${demo}/mark.svg" />
  <link rel="stylesheet" href="${demo}/demo.css" />
  ${translate(page, lang)}
</html>
`;
};

/** Links to the main pages, and to the same page in each language. */
function headerOf(path: string, demo: string, query: string): string {
  const pages = Object.entries(NAVIGATION).map(([page, name]) => {
    const current = page === path ? 'aria-current="page"' : '';
    return `<a href="${demo}/${page}" ${current}>${name}</a>`;
  });
  const [ru, en] = ['ru', 'en'].map((lang) => {
    const others = new URLSearchParams(query);
    others.set('lang', lang);
    return escapeHtml(`?${others}`);
  });
  return `<header class="site">
    <a class="brand" href="${demo}/"><img src="${demo}/mark.svg" width="28" alt="" />client-leads</a>
    <nav aria-label="{Страницы|Pages}">${pages.join('')}</nav>
    <a class="language" href="{${en}|${ru}}" lang="{en|ru}">{English|По-русски}</a>
  </header>`;
}

/** Returns the page that a reader would make of the lines of README.md. */
async function tryPage(lang: Language): Promise<string> {
  const lines = ADDRESSES.reduce(
    (text, [theirs, ours]) => text.replaceAll(theirs, ours),
    await firstSnippet(),
  );
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>client-leads</title>
<link rel="icon" href="mark.svg" />
${translate(lines, lang)}
</html>
`;
}

/** Returns the lines of README.md, with the statuses of the demo in both languages. */
async function firstSnippet(): Promise<string> {
  const blocks = codeBlocks(await readFile('README.md', 'utf8'));
  const code = blocks.find(({ language }) => language === 'html')?.code.trimEnd() ?? '';
  const english = wordsIn('en', 'first');
  return wordsIn('ru', 'first').reduce(
    (text, status, index) => text.replace(status, `{${status}|${english[index]}}`),
    code,
  );
}

/** Escapes the ampersand first, since the other escapes contain it. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
