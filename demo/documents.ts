/** The documents of the repository as pages of the demo. */
import { readdir, readFile } from 'node:fs/promises';
import { posix, sep } from 'node:path';
import type { Middleware } from '@web/dev-server-core';
import { Marked } from 'marked';
import { gfmHeadingId } from 'marked-gfm-heading-id';
import { completePage } from './page.js';

const FOLDERS = ['.', 'docs', 'bench'];
/** A link to another document, with or without a heading in it. */
const DOCUMENT_LINK = /^(?!\w+:)([^#]*)\.md(?=#|$)/;

/** Returns the paths of all documents, from the root of the repository. */
export async function documentPaths(): Promise<string[]> {
  const found = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await readdir(folder, { recursive: folder === 'docs' })).map((file) =>
        posix.join(folder, file.replaceAll(sep, '/')),
      ),
    ),
  );
  return found.flat().filter((path) => path.endsWith('.md'));
}

/** Returns the path of a document's page. */
export function pageOf(path: string): string {
  return path.replace(/\.md$/, '.html');
}

/** Returns a document as a page. Its links to other documents lead to their pages. */
export async function renderDocument(path: string): Promise<string> {
  const marked = new Marked(gfmHeadingId(), {
    renderer: {
      // A wide block scrolls, by the keyboard too.
      code: ({ text: code }) => `<pre tabindex="0"><code>${escape(code)}</code></pre>\n`,
    },
    walkTokens(token) {
      if (token.type === 'link') {
        token.href = String(token.href).replace(DOCUMENT_LINK, '$1.html');
      }
    },
  });
  const text = await readFile(path, 'utf8');
  const [, title = 'client-leads'] = /^# (.*)$/m.exec(text) ?? [];
  const root = posix.relative(posix.dirname(path), '.') || '.';
  const [lang, demo] = path.endsWith('.ru.md') ? ['ru', 'demo/?lang=ru'] : ['en', 'demo/?lang=en'];
  return completePage(
    `<title>${escape(title)}</title>
  <main class="text document">
    <p><a href="${root}/${demo}">client-leads</a></p>
    ${await marked.parse(text)}
  </main>`,
    `${root}/demo/`,
    lang,
  );
}

/** Escapes the ampersand first, since the other escape contains it. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Serves the page of each document, as the document is now. */
export const serveDocuments: Middleware = async (context, next) => {
  const path = (await documentPaths()).find((document) => `/${pageOf(document)}` === context.path);
  if (path === undefined) {
    await next();
    return;
  }
  context.type = 'html';
  context.body = await renderDocument(path);
};
