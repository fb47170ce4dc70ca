/** The pages of the demo. Each file contains only its title, scripts and content. */
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Middleware } from '@web/dev-server-core';
import { codeBlocks } from '../tools/code-blocks.js';

/** The partner's page is complete, like one of another site. */
const PATH = /^\/demo\/(?!partner\/)((?:[\w-]+\/)*)([\w-]+\.html)?$/;

/** The place of the first lines to paste of README.md. */
const SNIPPET = '<!-- snippet -->';

/** A text in both languages. The style sheet shows that of the page. */
const IN_BOTH = /\{([^{}|]+)\|([^{}|]+)\}/g;

/** Returns the page at a path below `demo/`, or undefined if there is none. */
async function renderPage(path: string): Promise<string | undefined> {
  const content = await readFile(`demo/${path}`, 'utf8').catch(() => undefined);
  if (content === undefined) {
    return undefined;
  }
  const demo = posix.relative(posix.dirname(path), '.') || '.';
  const translated = content.replaceAll(
    IN_BOTH,
    '<span lang="ru">$1</span><span lang="en">$2</span>',
  );
  const snippet = translated.includes(SNIPPET) ? escapeHtml(await firstSnippet()) : '';
  return `<!doctype html>
<html lang="ru">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <link rel="icon" href="data:," />
  <link rel="stylesheet" href="${demo}/demo.css" />
  ${translated.replace(SNIPPET, () => snippet)}
</html>
`;
}

async function firstSnippet(): Promise<string> {
  const blocks = codeBlocks(await readFile('README.md', 'utf8'));
  return blocks.find(({ language }) => language === 'html')?.code.trimEnd() ?? '';
}

/** Escapes the ampersand first, since the other escapes contain it. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Serves each page from its current file. */
export const serveDemoPages: Middleware = async (context, next) => {
  const [, folder = '', file = 'index.html'] = PATH.exec(context.path) ?? ['', undefined];
  const page = PATH.test(context.path) ? await renderPage(folder + file) : undefined;
  if (page === undefined) {
    await next();
    return;
  }
  context.type = 'html';
  context.body = page;
};
