/**
 * Builds `site/`: the demo pages with the demo API in a service worker, for any host that serves
 * files, in any folder. Takes the package and the framework pages as they are built.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { documentFiles } from '../documents/document-files.js';
import { documentPaths } from '../documents/documents.js';
import { FRAMEWORK_PAGES } from '../frameworks/pages.js';
import { renderPage } from '../page.js';

const SITE = 'site';
const PARTNER_PAGE = 'partner/index.html';
const SCRIPT_FILES = ['dist/client-leads.min.js', 'dist/client-leads-unread.min.js'];
/** Where the partner's page finds scripts and API. The worker answers for the API alone. */
const LOYALTY_ORIGIN = 'https://loyalty.example';
/** A header cannot be had. Trusted Types would refuse the scripts that start late. */
const PARTNER_POLICY = `default-src 'none'; script-src 'self'; connect-src 'self' ${LOYALTY_ORIGIN}; style-src 'self'; img-src 'self'`;
/** The link to a page that its server renders. */
const SERVER_RENDERED = /<li>\s*<a href="frameworks\/server-rendered\/"(?:(?!<\/li>)[^])*<\/li>\s*/;
const SCRIPT_TAG = /<script\b[^>]*><\/script>\s*/g;
const TYPESCRIPT = /(src="[^"]+)\.ts"/g;

const BUNDLE = { bundle: true, format: 'esm', target: 'es2022', minify: true } as const;

const files = (await readdir('demo', { recursive: true })).map((file) => file.replaceAll(sep, '/'));
const pages = [...files.filter((file) => file.endsWith('.html')), ...FRAMEWORK_PAGES];
const assets = files.filter((file) => /\.(css|svg)$/.test(file));

await rm(SITE, { recursive: true, force: true });
await Promise.all(SCRIPT_FILES.map(copy));
await copy('demo/frameworks/dist');
await Promise.all(assets.map((file) => copy(join('demo', file))));
for (const [path, render] of await documentFiles()) {
  await write(path, render());
}
await Promise.all((await documentPaths()).map(copy));
const pictures = (await readdir('docs')).filter((file) => file.endsWith('.webp'));
await Promise.all(['LICENSE', ...pictures.map((file) => join('docs', file))].map(copy));
const scripts = await Promise.all(pages.map(writePage));
await build({
  ...BUNDLE,
  entryPoints: ['demo/site/start.ts', ...new Set(scripts.flat())],
  outbase: 'demo',
  outdir: join(SITE, 'demo'),
  splitting: true,
});
await build({ ...BUNDLE, entryPoints: ['demo/site/worker/service-worker.ts'], outdir: SITE });
await write(
  'index.html',
  '<!doctype html><meta charset="utf-8"><title>client-leads</title><link rel="icon" href="data:,"><meta http-equiv="refresh" content="0; url=demo/"><a href="demo/">client-leads</a>\n',
);

async function copy(path: string): Promise<void> {
  await cp(path, join(SITE, path), { recursive: true });
}

async function write(path: string, text: string): Promise<void> {
  const file = join(SITE, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Changes what only a server can do. */
function adapt(page: string, html: string): string {
  if (page !== PARTNER_PAGE) {
    return html.replace(SERVER_RENDERED, '');
  }
  return html
    .replaceAll(`${LOYALTY_ORIGIN}/dist/`, '../../dist/')
    .replace(
      '<head>',
      `<head>\n    <meta http-equiv="Content-Security-Policy" content="${PARTNER_POLICY}" />`,
    );
}

/** Writes a page whose scripts wait for the worker. Returns the sources of the scripts. */
async function writePage(page: string): Promise<string[]> {
  const folder = join('demo', dirname(page));
  const written = page === PARTNER_PAGE ? await readFile(join('demo', page), 'utf8') : null;
  const html = adapt(page, written ?? (await renderPage(page)) ?? '');
  const tags = html.match(SCRIPT_TAG) ?? [];
  const start = join(relative(folder, 'demo/site'), 'start.js');
  const waiting = tags.map((tag) => tag.replace(TYPESCRIPT, '$1.js"')).join('');
  const head = `<template id="scripts">${waiting}</template>\n    <script type="module" src="${start}"></script>\n  <title>`;
  await write(
    join('demo', page),
    html.replace(SCRIPT_TAG, '').replace('<title>', () => head),
  );
  return tags
    .flatMap((tag) => /src="([^"]+\.ts)"/.exec(tag)?.[1] ?? [])
    .map((src) => join(folder, src));
}
