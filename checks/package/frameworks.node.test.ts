/**
 * The code of docs/frameworks.md: compiled, and for React in a browser. `npm run verify:release` runs
 * the example of each framework in a project of its own.
 */
import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { check, RESOLUTIONS } from './compile.js';
import { buildPages } from '../../demo/frameworks/build-pages.js';
import { chromiumOptions } from '../../tools/browsers.js';
import { codeBlocks, fileNameOf } from '../../tools/code-blocks.js';
import { createConsumer } from '../../tools/consumer-project.js';
import { filesInSection } from '../../tools/files-in.js';
import { readElement } from '../../tools/metadata/element.js';

const DOCUMENT = 'docs/frameworks.md';
/** The sections whose code TypeScript compiles, with the library of their JSX. */
const COMPILED = {
  React: 'react',
  'React 18': 'react',
  'Server rendering': 'react',
} as const;

const SITE = 'https://shop.example';
const PAGE = `<!doctype html><link rel="icon" href="/vite.svg"><div id="root"></div>
  <script type="module" src="/page.js"></script>`;
const ICON = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const SESSION = { client: '1017', token: '55120938', apiBase: 'https://api.example/' };

describe('the code of docs/frameworks.md', () => {
  let consumer: Awaited<ReturnType<typeof createConsumer>>;
  let text: string;

  before(async () => {
    consumer = await createConsumer();
    text = await readFile(DOCUMENT, 'utf8');
    const router = join(consumer.folder, 'node_modules/react-router');
    await mkdir(router);
    await cp('test/fixtures/react-router.ts', join(router, 'index.ts'));
    await writeFile(
      join(router, 'package.json'),
      '{ "type": "module", "exports": "./index.ts" }\n',
    );
  });

  after(() => consumer.remove());

  /** Writes the files of a section to a folder of its own, and returns their paths. */
  async function write(section: string): Promise<string[]> {
    const root = join(consumer.folder, section.toLowerCase().replace(' ', '-'));
    await mkdir(root, { recursive: true });
    return Promise.all(
      (await filesInSection(DOCUMENT, section)).map(async ([name, code]) => {
        await writeFile(join(root, name), code);
        return join(root, name);
      }),
    );
  }

  for (const [section, library] of Object.entries(COMPILED)) {
    it(`has the right types: ${section}`, async () => {
      const paths = await write(section);
      assert.ok(paths.length > 0);
      for (const path of paths) {
        const options = { jsxImportSource: library, ...RESOLUTIONS.bundler };
        assert.equal(check(path, consumer.folder, options), '', path);
      }
    });
  }

  it('has the right types: TypeScript', async () => {
    const [block, ...others] = codeBlocks(text).filter(
      ({ language, code }) => language === 'ts' && fileNameOf(code) === undefined,
    );
    assert.equal(others.length, 0);
    const path = join(consumer.folder, 'block.ts');
    await writeFile(path, block!.code);
    assert.equal(check(path, consumer.folder, RESOLUTIONS.bundler), '');
  });

  it('uses names that exist, in each framework', () => {
    const { attributes, members, events } = readElement('dist/custom-elements.json');
    const known = [...attributes, ...members, ...events].map(({ name }) => name);
    const tags = [...text.matchAll(/<client-leads\n([^]*?)\n\s*\/?>/g)].map(([, tag = '']) => tag);
    assert.equal(tags.length, 4);
    const names = tags.join('\n').matchAll(/^\s*(?:@|on:?|prop:|[[(.])?([\w-]+)[\])]?=/gm);
    const unknown = [...names].map(([, name = '']) => name).filter((name) => !known.includes(name));
    assert.deepEqual(unknown, ['hidden']);
  });

  it('for React, built and under its policy, keeps the list by routes until a sign-out', async (context) => {
    const recipe = await readFile('docs/short-recipes.md', 'utf8');
    const [, strict = ''] = /^Content-Security-Policy: (.*)$/m.exec(recipe) ?? [];
    // The name that the recipe has for a bundle, and what Vite's template needs.
    const policy = `${strict.replace('trusted-types client-leads', 'trusted-types lit-html')}; img-src 'self'; style-src 'self'`;
    const [browserOnly = ''] = await write('Server rendering');
    const root = join(consumer.folder, 'react');
    await write('React');
    // Around the list, it must not cost anything in a page that no server has rendered.
    await cp(browserOnly, join(root, 'browser-only.tsx'));
    const main = await readFile(join(root, 'main.tsx'), 'utf8');
    await writeFile(
      join(root, 'page.tsx'),
      `import { BrowserOnly } from './browser-only';\n${main.replace('<App />', '<BrowserOnly><App /></BrowserOnly>')}`,
    );
    await buildPages({ root, input: { page: join(root, 'page.tsx') }, outDir: 'dist' });
    const script = await readFile(join(root, 'dist/page.js'), 'utf8');

    const browser = await chromium.launch(chromiumOptions());
    context.after(() => browser.close());
    const page = await browser.newPage();
    const failures: unknown[] = [];
    page.on('pageerror', (error) => failures.push(error));
    page.on('console', (message) => failures.push(message.text()));
    const LeadsClients = [{ Id: 1, Leads: 5001, Subject: 'Вопрос' }];
    await page.route('https://api.example/**', (route) =>
      route.fulfill({
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: { TotalRows: 1, LeadsClients, ErrorCode: 0 },
      }),
    );
    let questions = 0;
    let session: typeof SESSION | null = SESSION;
    await page.route(`${SITE}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      switch (pathname) {
        case '/page.js':
          return route.fulfill({ contentType: 'text/javascript', body: script });
        case '/vite.svg':
          return route.fulfill({ contentType: 'image/svg+xml', body: ICON });
        case '/logout.php':
          session = null;
          return route.fulfill({ status: 204 });
        case '/session.php':
          questions++;
          return route.fulfill({ json: session });
        default: {
          const headers = { 'Content-Security-Policy': policy };
          return route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: PAGE });
        }
      }
    });

    await page.goto(SITE);
    const link = page.getByRole('link', { name: 'Вопрос' });
    await link.click();
    await page.getByRole('heading', { name: 'Обращение № 5001' }).waitFor();
    assert.equal(page.url(), `${SITE}/inquiries/5001`);
    assert.equal(await link.isVisible(), false);
    await page.goBack();
    await link.waitFor();
    assert.equal(questions, 1);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Войти' }).waitFor();
    assert.deepEqual([await link.count(), questions, failures], [0, 2, []]);
  });
});
