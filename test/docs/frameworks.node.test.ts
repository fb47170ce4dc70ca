/** The code of docs/frameworks.md, and what of docs/reference.md is compiled first. */
import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { leadsApi, type Lead, type LeadsApiSettings } from 'client-leads/testing';
import { chromium, type Browser, type Page } from 'playwright-core';
import ts from 'typescript';
import { build as buildWithVite } from 'vite';
import { check, RESOLUTIONS } from '../../checks/package/compile.js';
import { buildPages } from '../../demo/frameworks/build-pages.js';
import { chromiumOptions } from '../../tools/browsers.js';
import { codeBlocks, fileNameOf } from '../../tools/code-blocks.js';
import { createConsumer } from '../../tools/consumer-project.js';
import { filesInSection } from '../../tools/files-in.js';
import { readElement } from '../../tools/metadata/element.js';

const DOCUMENT = 'docs/frameworks.md';
/** The sections whose code is compiled by TypeScript alone, with the library of their JSX. */
const COMPILED = {
  React: 'react',
  'React 18': 'react',
  'Server rendering': 'react',
  Preact: 'preact',
} as const;
const OTHERS = ['Vue', 'Svelte', 'Angular', 'Solid'] as const;
const POLICY = /^Content-Security-Policy: (.*)$/gm;

/** As much of Angular as the component takes of it. */
const ANGULAR = `
export declare const CUSTOM_ELEMENTS_SCHEMA: { name: string };
export declare function Component(options: {
  selector: string;
  schemas: (typeof CUSTOM_ELEMENTS_SCHEMA)[];
  template: string;
}): ClassDecorator;
`;

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
      '{ "type": "module", "exports": "./index.ts", "sideEffects": false }\n',
    );
  });

  after(() => consumer.remove());

  /** Writes the files of a section to a folder of its own, and returns it with their names. */
  async function write(section: string): Promise<{ root: string; names: string[] }> {
    const root = join(consumer.folder, section.toLowerCase().replace(' ', '-'));
    await mkdir(root, { recursive: true });
    const files = await filesInSection(DOCUMENT, section);
    assert.ok(files.length > 0, section);
    for (const [name, code] of files) {
      await writeFile(join(root, name), code);
    }
    return { root, names: files.map(([name]) => name) };
  }

  it('is tested here, every block', async () => {
    const tried = [];
    for (const section of [...Object.keys(COMPILED), ...OTHERS]) {
      tried.push(...(await filesInSection(DOCUMENT, section)));
    }
    const blocks = codeBlocks(text);
    const named = blocks.filter(({ code }) => fileNameOf(code) !== undefined);
    assert.deepEqual(named.map(({ code }) => code).sort(), tried.map(([, code]) => code).sort());
    const rest = blocks.filter((block) => !named.includes(block));
    assert.deepEqual(
      rest.map(({ language }) => language),
      ['', 'ts'],
    );
  });

  for (const [section, library] of Object.entries(COMPILED)) {
    it(`has the right types: ${section}`, async () => {
      const { root, names } = await write(section);
      for (const name of names) {
        const options = { jsxImportSource: library, ...RESOLUTIONS.bundler };
        assert.equal(check(join(root, name), consumer.folder, options), '', name);
      }
    });
  }

  for (const document of [DOCUMENT, 'docs/reference.md']) {
    it(`has the right types: the TypeScript of ${document}`, async () => {
      const blocks = codeBlocks(await readFile(document, 'utf8'));
      const found = blocks.filter(
        ({ language, code }) => language === 'ts' && fileNameOf(code) === undefined,
      );
      assert.equal(found.length, 1);
      const path = join(consumer.folder, 'block.ts');
      await writeFile(path, found[0]!.code);
      assert.equal(check(path, consumer.folder, RESOLUTIONS.bundler), '');
    });
  }

  it('is a component of Vue, with its configuration of Vite', async () => {
    const { root } = await write('Vue');
    await cp('demo/frameworks/vue/main.ts', join(root, 'main.ts'));
    await cp(join(root, 'Inquiries.vue'), join(root, 'App.vue'));
    await buildWithVite({
      root,
      configFile: join(root, 'vite.config.js'),
      logLevel: 'warn',
      build: {
        minify: false,
        rolldownOptions: {
          input: join(root, 'main.ts'),
          output: { entryFileNames: 'page.js' },
        },
      },
    });
    const script = await readFile(join(root, 'dist/page.js'), 'utf8');
    assert.match(script, /createElementBlock\(\s*"client-leads"/);
    assert.match(script, /"\.statusTones": statusTones/);
  });

  it('is a component of Svelte', async () => {
    const { root } = await write('Svelte');
    await cp('demo/frameworks/svelte/main.ts', join(root, 'main.ts'));
    await cp(join(root, 'Inquiries.svelte'), join(root, 'App.svelte'));
    const input = { page: join(root, 'main.ts') };
    await buildPages({ root, input, outDir: 'dist', minify: false });
    assert.match(await readFile(join(root, 'dist/page.js'), 'utf8'), /<client-leads>/);
  });

  // The compilers of the two are installed by `npm run verify:release` alone.
  for (const [framework, declarations] of [
    ['Angular', ANGULAR],
    ['Solid', ''],
  ] as const) {
    it(`is a component of ${framework}, of names that exist`, async () => {
      const { root, names: files } = await write(framework);
      assert.equal(files.length, 1);
      const path = join(root, files[0]!);
      const angular = join(root, 'angular.d.ts');
      await writeFile(angular, declarations);
      const options = { jsx: ts.JsxEmit.Preserve, allowJs: true, experimentalDecorators: true };
      const paths = { '@angular/core': [angular] };
      assert.equal(check(path, consumer.folder, { ...RESOLUTIONS.bundler, ...options, paths }), '');

      const code = await readFile(path, 'utf8');
      const [, tag = ''] = /<client-leads\s([^]*?)\n\s*\/?>/.exec(code) ?? [];
      const names = [...tag.matchAll(/^\s*[[(]?([\w:-]+)[\])]?=/gm)].map(([, name = '']) => name);
      assert.ok(names.length >= 5);
      const known = namesOfElement(consumer.folder);
      assert.deepEqual(
        names.filter((name) => !known.has(name.replace(/^(?:prop|on):/, ''))),
        [],
      );
    });
  }

  describe('for React, built and under its policy', () => {
    const SITE = 'https://shop.example';
    const ICON = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    const LEADS: readonly Partial<Lead>[] = Array.from({ length: 45 }, (_, index) => ({
      id: index + 1,
      number: 5001 + index,
      subject: `Вопрос ${index + 1}`,
    }));
    let script: string;
    let policy: string;
    let browser: Browser;

    before(async () => {
      browser = await chromium.launch(chromiumOptions());
      const [[, found = ''] = [], ...more] = [...text.matchAll(POLICY)];
      assert.deepEqual(more, []);
      policy = found;
      const { root } = await write('React');
      const server = await write('Server rendering');
      assert.deepEqual(server.names, ['browser-only.tsx']);
      // Around the list, it must not cost anything in a page that no server has rendered.
      await cp(join(server.root, 'browser-only.tsx'), join(root, 'browser-only.tsx'));
      const main = await readFile(join(root, 'main.tsx'), 'utf8');
      await writeFile(
        join(root, 'page.tsx'),
        `import { BrowserOnly } from './browser-only';\n${main.replace('<App />', '<BrowserOnly><App /></BrowserOnly>')}`,
      );
      await buildPages({ root, input: { page: join(root, 'page.tsx') }, outDir: 'dist' });
      script = await readFile(join(root, 'dist/page.js'), 'utf8');
    });

    after(() => browser.close());

    /**
     * Opens the page of a signed-in client at a path, in a browser of its own. The test fails if the
     * page breaks something.
     */
    async function open(context: TestContext, { path = '/', signOutStatus = 204 } = {}) {
      const page = await browser.newPage();
      const failures: string[] = [];
      context.after(async () => {
        await page.close();
        assert.deepEqual(failures, []);
      });
      page.on('pageerror', (error) => failures.push(String(error)));
      page.on('console', (message) => {
        const line = message.text();
        if (/error|warning/.test(message.type()) && !line.includes('Failed to load resource')) {
          failures.push(line);
        }
      });
      const settings: LeadsApiSettings = { leads: LEADS };
      const answer = leadsApi(settings);
      const asked: string[] = [];
      await page.route('https://api.example/**', async (route) => {
        const request = route.request();
        const body = request.postData();
        asked.push(body ?? '');
        const init = { method: request.method(), headers: request.headers() };
        const response = await answer(request.url(), body === null ? init : { ...init, body });
        await route.fulfill({
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: await response.text(),
        });
      });
      /** The partner's own server. */
      const site = { isSignedIn: true, questions: 0 };
      await page.route(`${SITE}/**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/page.js') {
          await route.fulfill({ contentType: 'text/javascript', body: script });
        } else if (pathname === '/vite.svg') {
          await route.fulfill({ contentType: 'image/svg+xml', body: ICON });
        } else if (pathname === '/my/sign-out') {
          site.isSignedIn = signOutStatus !== 204;
          await route.fulfill({ status: signOutStatus });
        } else if (pathname === '/my/session') {
          site.questions++;
          const client = { client: '1017', token: '55120938', apiBase: 'https://api.example/' };
          await route.fulfill({ json: site.isSignedIn ? client : null });
        } else {
          await route.fulfill({
            contentType: 'text/html; charset=utf-8',
            headers: { 'Content-Security-Policy': policy },
            body: `<!doctype html><title>Shop</title>
              <link rel="icon" type="image/svg+xml" href="/vite.svg">
              <div id="root"></div>
              <script type="module" src="/page.js"></script>`,
          });
        }
      });
      await page.goto(`${SITE}${path}`);
      return { page, asked, site };
    }

    const listOf = (page: Page) => page.locator('client-leads');
    const rowsOf = (page: Page) => page.locator('client-leads [part~=lead]:visible');

    it('opens an inquiry as a route of the page, and goes back to the same list', async (context) => {
      const { page, asked, site } = await open(context);
      await rowsOf(page).nth(19).waitFor();
      await page.getByRole('link', { name: 'Вопрос 3' }).click();
      await page.getByRole('heading', { name: 'Обращение № 5003' }).waitFor();
      assert.equal(page.url(), `${SITE}/inquiries/5003`);
      assert.equal(await listOf(page).isVisible(), false);
      await page.goBack();
      await rowsOf(page).nth(19).waitFor();
      assert.equal(await page.getByRole('heading', { name: 'Обращение № 5003' }).count(), 0);
      const pages = asked.filter((body) => new URLSearchParams(body).get('Start') === '1');
      assert.deepEqual([pages.length, site.questions], [1, 1]);
    });

    it('drops the list when the client signs out, and asks the server again', async (context) => {
      const { page, site } = await open(context);
      await rowsOf(page).nth(19).waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.locator('client-leads:state(signed-out)').waitFor();
      await page.getByRole('link', { name: 'Войти' }).waitFor();
      assert.equal(await rowsOf(page).count(), 0);
      assert.equal(await page.getByRole('button', { name: 'Sign out' }).isVisible(), false);
      assert.equal(site.questions, 2);
    });

    it('shows the list again if the server has not signed the client out', async (context) => {
      const { page, site } = await open(context, { signOutStatus: 500 });
      await rowsOf(page).nth(19).waitFor();
      const asked = page.waitForResponse(`${SITE}/my/session`);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await asked;
      await rowsOf(page).nth(19).waitFor();
      assert.equal(site.questions, 2);
    });

    it('loads a list that is hidden by another route', async (context) => {
      const { page } = await open(context, { path: '/inquiries/5003' });
      await page.locator('client-leads:state(ready)').waitFor({ state: 'attached' });
      assert.equal(await listOf(page).isVisible(), false);
    });
  });
});

/** Returns the names of the element's attributes, properties and events. */
function namesOfElement(folder: string): Set<string> {
  const path = join(folder, 'node_modules/client-leads/dist/custom-elements.json');
  const { attributes, members, events } = readElement(path);
  return new Set([...attributes, ...members, ...events].map(({ name }) => name));
}
