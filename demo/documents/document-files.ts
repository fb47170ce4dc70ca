/** The files that are made of the documents, and served or written as the documents are now. */
import type { Middleware } from '@web/dev-server-core';
import { ALL_PAGES, pageOf, renderAllDocuments, renderDocument } from './document-page.js';
import { readDocuments } from './documents.js';
import { renderLlmsText } from './llms-text.js';

/** Returns how to render each file, by its path from the root. */
export async function documentFiles(): Promise<Map<string, () => string>> {
  const documents = await readDocuments();
  return new Map([
    ...documents.map(
      (document) => [pageOf(document), () => renderDocument(document, documents)] as const,
    ),
    [ALL_PAGES.en, () => renderAllDocuments('en', documents)],
    [ALL_PAGES.ru, () => renderAllDocuments('ru', documents)],
    ['llms.txt', () => renderLlmsText(documents)],
  ]);
}

/** Serves each file. The documents themselves are served as any file is. */
export const serveDocuments: Middleware = async (context, next) => {
  // A page of the demo is no document.
  const isCandidate = /^\/(?!demo\/).*\.(html|txt)$/.test(context.path);
  const render = isCandidate ? (await documentFiles()).get(context.path.slice(1)) : undefined;
  if (!render) {
    await next();
    return;
  }
  context.type = context.path.endsWith('.html') ? 'html' : 'text/plain; charset=utf-8';
  context.body = render();
};
