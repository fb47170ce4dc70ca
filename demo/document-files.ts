/** The files that are made of the documents, and served or written as the documents are now. */
import type { Middleware } from '@web/dev-server-core';
import { renderAllDocuments } from './all-documents.js';
import { ALL_PAGES, pageOf, renderDocument } from './document-page.js';
import { readDocuments } from './documents.js';

/** Returns how to render each file, by its path from the root. */
export async function documentFiles(): Promise<Map<string, () => string>> {
  const documents = await readDocuments();
  return new Map([
    ...documents.map(
      (document) => [pageOf(document), () => renderDocument(document, documents)] as const,
    ),
    [ALL_PAGES.en, () => renderAllDocuments('en', documents)],
    [ALL_PAGES.ru, () => renderAllDocuments('ru', documents)],
  ]);
}

/** Serves each file. The documents themselves are served as any file is. */
export const serveDocuments: Middleware = async (context, next) => {
  const isPage = context.path.endsWith('.html');
  const render = isPage ? (await documentFiles()).get(context.path.slice(1)) : undefined;
  if (!render) {
    await next();
    return;
  }
  context.type = 'html';
  context.body = render();
};
