/** The code of docs/frameworks.md, and what of docs/reference.md is compiled first. */
import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { leadsApi, type Lead, type LeadsApiSettings } from 'client-leads/testing';
import { chromium, type Page } from 'playwright-core';
import ts from 'typescript';
import { build as buildWithVite } from 'vite';
import { check, RESOLUTIONS } from '../../checks/package/compile.js';
import { buildPages } from '../../demo/frameworks/build-pages.js';
import { chromiumOptions } from '../../tools/browsers.js';
import { codeBlocks, fileNameOf } from '../../tools/code-blocks.js';
import { createConsumer } from '../../tools/consumer-project.js';
import { filesInSection } from '../../tools/files-in.js';
import { elementIn } from '../../tools/metadata/element.js';

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

  it('is tried here, all of it', async () => {
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
      const found = blocks.filter(({ language }) => language === 'ts');
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
        rollupOptions: {
          input: join(root, 'main.ts'),
          output: { entryFileNames: 'page.js' },
        },
      },
    });
    const script = await readFile(join(root, 'dist/page.js'), 'utf8');
    assert.match(script, /createElementBlock\(\s*"client-leads"/);
    assert.match(script, /"\.tokenProvider": tokenProvider/);
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
      const known = await namesOfElement(consumer.folder);
      assert.deepEqual(
        names.filter((name) => !known.has(name.replace(/^(?:prop|on):/, ''))),
        [],
      );
    });
  }

  describe('for React, built and under its policy', () => {
    const SITE = 'https://shop.example';
    const LEADS: readonly Partial<Lead>[] = Array.from({ length: 45 }, (_, index) => ({
      id: index + 1,
      number: 5001 + index,
      subject: index === 44 ? 'Обмен карты' : `Вопрос ${index + 1}`,
      unread: index < 2 ? 1 : 0,
    }));
    let script: string;
    let policy: string;

    before(async () => {
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

    /** The partner's own server: who is signed in there, if anybody. */
    interface Session {
      client: string | null;
    }

    /** Opens the page at a path, with all that it may ask, and returns what it has broken. */
    async function open(
      context: TestContext,
      session: Session,
      settings: LeadsApiSettings = { leads: LEADS },
    ) {
      const browser = await chromium.launch(chromiumOptions());
      context.after(() => browser.close());
      const page = await browser.newPage();
      const failures: string[] = [];
      page.on('pageerror', (error) => failures.push(String(error)));
      page.on('console', (message) => {
        if (/error|warning/.test(message.type())) {
          failures.push(message.text());
        }
      });
      const answer = leadsApi(settings);
      const asked: URLSearchParams[] = [];
      await page.route('https://api.example/**', async (route) => {
        const request = route.request();
        const body = request.postData();
        if (body !== null) {
          asked.push(new URLSearchParams(body));
        }
        const method = request.method();
        const init = { method, headers: request.headers(), ...(body === null ? {} : { body }) };
        const response = await answer(request.url(), init);
        await route.fulfill({
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: await response.text(),
        });
      });
      await page.route(`${SITE}/**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        const { client } = session;
        if (pathname === '/page.js') {
          await route.fulfill({ contentType: 'text/javascript', body: script });
        } else if (pathname === '/favicon.ico') {
          await route.fulfill({ status: 204 });
        } else if (pathname === '/my/sign-out') {
          session.client = null;
          await route.fulfill({ status: 204 });
        } else if (pathname === '/my/session') {
          await route.fulfill(
            client === null ? { status: 401 } : { json: { client, token: tokenOf(client) } },
          );
        } else {
          await route.fulfill({
            contentType: 'text/html; charset=utf-8',
            headers: { 'Content-Security-Policy': policy },
            body: '<!doctype html><title>Shop</title><div id="root"></div><script type="module" src="/page.js"></script>',
          });
        }
      });
      await page.goto(`${SITE}/`);
      return { page, failures, asked };
    }

    const tokenOf = (client: string) => `9${client}`;
    const badgeOf = (page: Page) => page.locator('header b');
    const listOf = (page: Page) => page.locator('client-leads');
    const rowsOf = (page: Page) => page.locator('client-leads [part~=lead]:visible');

    it('shows the list, with a badge of unread messages that follows it', async (context) => {
      const { page, failures } = await open(context, { client: '1017' });
      await rowsOf(page).nth(19).waitFor();
      assert.equal(await badgeOf(page).textContent(), '2+');
      await page.getByRole('button', { name: 'Показать ещё 20' }).click();
      await rowsOf(page).nth(39).waitFor();
      await page.getByRole('button', { name: 'Показать ещё 5' }).click();
      await rowsOf(page).nth(44).waitFor();
      assert.equal(await badgeOf(page).textContent(), '2');
      assert.deepEqual(failures, []);
    });

    it('reads the list again when the client presses the button', async (context) => {
      const settings: LeadsApiSettings = { leads: LEADS.slice(0, 3) };
      const { page, failures } = await open(context, { client: '1017' }, settings);
      await rowsOf(page).nth(2).waitFor();
      settings.leads = LEADS.slice(0, 4);
      await page.getByRole('button', { name: 'Обновить' }).click();
      await rowsOf(page).nth(3).waitFor();
      assert.deepEqual(failures, []);
    });

    it('finds an inquiry on a page that has not been read, and shows all again', async (context) => {
      const { page, failures } = await open(context, { client: '1017' });
      await rowsOf(page).nth(19).waitFor();
      const search = page.getByRole('searchbox', { name: 'Поиск' });
      await search.fill('обмен');
      await page.getByText('Найдено 1 из 45').first().waitFor();
      assert.equal(await rowsOf(page).count(), 1);
      await search.fill('');
      await rowsOf(page).nth(44).waitFor();
      assert.deepEqual(failures, []);
    });

    it('opens an inquiry as a route of the page, and goes back to the same list', async (context) => {
      const { page, failures, asked } = await open(context, { client: '1017' });
      await page.getByRole('link', { name: 'Вопрос 3' }).click();
      await page.getByRole('heading', { name: 'Обращение № 5003' }).waitFor();
      assert.equal(page.url(), `${SITE}/inquiries/5003`);
      assert.equal(await listOf(page).isVisible(), false);
      await page.goBack();
      await rowsOf(page).nth(19).waitFor();
      assert.equal(await page.getByRole('heading', { name: 'Обращение № 5003' }).count(), 0);
      assert.equal(asked.filter((request) => request.get('Start') === '1').length, 1);
      assert.deepEqual(failures, []);
    });

    it('drops list, badge and search when the client signs out', async (context) => {
      const session: Session = { client: '1017' };
      const { page, failures, asked } = await open(context, session);
      const search = page.getByRole('searchbox', { name: 'Поиск' });
      await rowsOf(page).nth(19).waitFor();
      await search.fill('вопрос');
      await page.getByText('Найдено 44 из 45').first().waitFor();
      const sent = asked.length;
      await page.getByRole('button', { name: 'Выйти' }).click();
      await page.waitForFunction(
        () => document.querySelector('client-leads')?.status === 'unconfigured',
      );
      assert.equal(await badgeOf(page).textContent(), '');
      assert.equal(await search.inputValue(), '');
      assert.equal(asked.length, sent);
      assert.equal(session.client, null);
      assert.deepEqual(failures, []);
    });

    /** Opens the page, and has the element ask for a new token when somebody else is signed in. */
    async function openAndChange(context: TestContext, client: string | null) {
      const session: Session = { client: '1017' };
      const opened = await open(context, session);
      await rowsOf(opened.page).nth(19).waitFor();
      session.client = client;
      await listOf(opened.page).evaluate((leads) => {
        Object.assign(leads, { operator: 1 });
      });
      return opened;
    }

    it('shows the list of another client who has signed in, with their own token', async (context) => {
      const { page, asked } = await openAndChange(context, '1021');
      await page.waitForFunction(() => document.querySelector('client-leads')?.client === '1021');
      await rowsOf(page).nth(19).waitFor();
      assert.deepEqual(
        [...new Set(asked.map((request) => request.get('Client')))],
        ['1017', '1021'],
      );
      for (const request of asked) {
        assert.equal(request.get('Token'), tokenOf(request.get('Client') ?? ''));
      }
    });

    it('drops the list if nobody is signed in any more', async (context) => {
      const { page, asked } = await openAndChange(context, null);
      await page.waitForFunction(() => document.querySelector('client-leads')?.client === null);
      await rowsOf(page).first().waitFor({ state: 'detached' });
      assert.equal(
        asked.some((request) => request.has('Operator')),
        false,
      );
    });
  });
});

/** Returns the names of the element's attributes, properties and events. */
async function namesOfElement(folder: string): Promise<Set<string>> {
  const path = join(folder, 'node_modules/client-leads/dist/custom-elements.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Parameters<typeof elementIn>[0];
  const { attributes, members, events } = elementIn(manifest);
  return new Set([...attributes, ...members, ...events].map(({ name }) => name));
}
