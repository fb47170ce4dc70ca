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
      subject: index === 44 ? 'Обмен карты' : `Вопрос ${index + 1}`,
      status: index % 9 === 0 ? 'Решено' : 'В работе',
      unread: index < 2 ? 1 : 0,
    }));
    /** The script of the page, and of that which keeps the filter in its URL. */
    let scripts: Readonly<Record<'/page.js' | '/filtered.js', string>>;
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
      const build = async (name: string) => {
        await buildPages({ root, input: { [name]: join(root, 'page.tsx') }, outDir: 'dist' });
        return readFile(join(root, `dist/${name}.js`), 'utf8');
      };
      const page = await build('page');
      await keepFilterInUrl(join(root, 'inquiries.tsx'));
      const options = { jsxImportSource: 'react', ...RESOLUTIONS.bundler };
      assert.equal(check(join(root, 'main.tsx'), consumer.folder, options), '');
      scripts = { '/page.js': page, '/filtered.js': await build('filtered') };
    });

    after(() => browser.close());

    /** Changes the example as the document says. */
    async function keepFilterInUrl(path: string): Promise<void> {
      const [, state, attribute] =
        /import `useUrlFilter` instead of `LeadsFilter`, write `(.*)`, and add `(.*)` to the list/.exec(
          text,
        ) ?? [];
      assert.ok(state && attribute);
      const code = await readFile(path, 'utf8');
      const changed = code
        .replace('import { useRef, useState }', "import { useUrlFilter } from './url-filter';\n$&")
        .replace('ClientLeads, LeadsFilter', 'ClientLeads')
        .replace(/const \[filter, setFilter\] = .*/, state)
        .replace('filter={filter}', `$& ${attribute}`);
      await writeFile(path, changed);
    }

    /** The partner's own server: who is signed in there, if anybody. */
    interface Session {
      client: string | null;
      /** How it answers a sign-out. Default: 204. */
      signOutStatus?: number;
      /** How it answers instead of saying who is signed in. */
      failure?: number;
      /** The answers that are decided now, and held back until this settles. */
      held?: Promise<void>;
    }

    interface Options {
      session?: Session;
      settings?: LeadsApiSettings;
      path?: string;
      script?: keyof typeof scripts;
      /** Called when the page asks who is signed in. */
      onSession?: () => void;
      /** What the console may say, besides that an answer is a failure. */
      warning?: string;
    }

    /**
     * Opens the page at a path, with all that it may ask, in a browser of its own. The test fails if
     * the page breaks something.
     */
    async function open(
      context: TestContext,
      {
        session = { client: '1017' },
        settings = { leads: LEADS },
        path = '/',
        script = '/page.js',
        onSession,
        warning,
      }: Options = {},
    ) {
      const page = await browser.newPage();
      const failures: string[] = [];
      context.after(async () => {
        await page.close();
        assert.deepEqual(failures, []);
      });
      page.on('pageerror', (error) => failures.push(String(error)));
      page.on('console', (message) => {
        const line = message.text();
        const isExpected = ['Failed to load resource', warning].some(
          (words) => words && line.includes(words),
        );
        if (/error|warning/.test(message.type()) && !isExpected) {
          failures.push(line);
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
        const { client, failure, held, signOutStatus = 204 } = session;
        if (pathname === script) {
          await route.fulfill({ contentType: 'text/javascript', body: scripts[script] });
        } else if (pathname === '/vite.svg') {
          await route.fulfill({ contentType: 'image/svg+xml', body: ICON });
        } else if (pathname === '/my/sign-in') {
          session.client = '1017';
          await route.fulfill({ status: 204 });
        } else if (pathname === '/my/sign-out') {
          await held;
          session.client = null;
          await (signOutStatus === 0 ? route.abort() : route.fulfill({ status: signOutStatus }));
        } else if (pathname === '/my/session') {
          onSession?.();
          await held;
          if (failure !== undefined) {
            await route.fulfill({ status: failure });
          } else if (client === null) {
            await route.fulfill({ status: 401 });
          } else {
            await route.fulfill({ json: { client, token: tokenOf(client) } });
          }
        } else {
          await route.fulfill({
            contentType: 'text/html; charset=utf-8',
            headers: { 'Content-Security-Policy': policy },
            body: `<!doctype html><title>Shop</title>
              <link rel="icon" type="image/svg+xml" href="/vite.svg">
              <div id="root"></div>
              <script type="module" src="${script}"></script>`,
          });
        }
      });
      await page.addInitScript(countAnswers);
      await page.goto(`${SITE}${path}`);
      return { page, asked };
    }

    /** Does the same, and waits until the list is there. */
    async function openList(context: TestContext, options?: Options) {
      const opened = await open(context, options);
      await rowsOf(opened.page).nth(19).waitFor();
      return opened;
    }

    const tokenOf = (client: string) => `9${client}`;
    const badgeOf = (page: Page) => page.locator('header b');
    const listOf = (page: Page) => page.locator('client-leads');
    const rowsOf = (page: Page) => page.locator('client-leads [part~=lead]:visible');
    const clientOf = (page: Page) =>
      page.evaluate(() => document.querySelector('client-leads')?.client);
    const filterOf = (page: Page) =>
      page.evaluate(() => document.querySelector('client-leads')?.filter);
    const isOf = (page: Page, client: string | null) =>
      page.waitForFunction(
        (expected) => document.querySelector('client-leads')?.client === expected,
        client,
      );

    it('shows the list, with a badge of unread messages that follows it', async (context) => {
      const { page } = await openList(context);
      assert.equal(await badgeOf(page).textContent(), '2+');
      await page.getByRole('button', { name: 'Показать ещё 20' }).click();
      await rowsOf(page).nth(39).waitFor();
      await page.getByRole('button', { name: 'Показать ещё 5' }).click();
      await rowsOf(page).nth(44).waitFor();
      assert.equal(await badgeOf(page).textContent(), '2');
    });

    it('reads the list again when the client presses the button', async (context) => {
      const settings: LeadsApiSettings = { leads: LEADS.slice(0, 3) };
      const { page } = await open(context, { settings });
      await rowsOf(page).nth(2).waitFor();
      settings.leads = LEADS.slice(0, 4);
      await page.getByRole('button', { name: 'Обновить' }).click();
      await rowsOf(page).nth(3).waitFor();
    });

    it('finds an inquiry on a page that has not been read, and shows all again', async (context) => {
      const { page } = await openList(context);
      const search = page.getByRole('searchbox', { name: 'Поиск' });
      await search.fill('обмен');
      await page.getByText('Найдено 1 из 45').first().waitFor();
      assert.equal(await rowsOf(page).count(), 1);
      await search.fill('');
      await rowsOf(page).nth(44).waitFor();
    });

    it('opens an inquiry as a route of the page, and goes back to the same list', async (context) => {
      const { page, asked } = await open(context);
      await page.getByRole('link', { name: 'Вопрос 3' }).click();
      await page.getByRole('heading', { name: 'Обращение № 5003' }).waitFor();
      assert.equal(page.url(), `${SITE}/inquiries/5003`);
      assert.equal(await listOf(page).isVisible(), false);
      await page.goBack();
      await rowsOf(page).nth(19).waitFor();
      assert.equal(await page.getByRole('heading', { name: 'Обращение № 5003' }).count(), 0);
      assert.equal(asked.filter((request) => request.get('Start') === '1').length, 1);
    });

    it('drops list, badge and search when the client signs out', async (context) => {
      const session: Session = { client: '1017' };
      const { page, asked } = await openList(context, { session });
      const search = page.getByRole('searchbox', { name: 'Поиск' });
      await search.fill('вопрос');
      await page.getByText('Найдено 44 из 45').first().waitFor();
      const sent = asked.length;
      await page.getByRole('button', { name: 'Выйти' }).click();
      await isOf(page, null);
      assert.equal(await badgeOf(page).textContent(), '');
      assert.equal(await search.inputValue(), '');
      assert.equal(asked.length, sent);
      assert.equal(session.client, null);
    });

    /** Opens the page, and has the element ask for a new token when somebody else is signed in. */
    async function openAndChange(context: TestContext, client: string | null) {
      const session: Session = { client: '1017' };
      const opened = await openList(context, { session, warning: 'tokenProvider failed.' });
      session.client = client;
      await listOf(opened.page).evaluate((leads) => {
        Object.assign(leads, { operator: 1 });
      });
      return opened;
    }

    it('shows the list of another client who has signed in, with their own token', async (context) => {
      const { page, asked } = await openAndChange(context, '1021');
      await isOf(page, '1021');
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
      await isOf(page, null);
      await rowsOf(page).first().waitFor({ state: 'detached' });
      assert.equal(
        asked.some((request) => request.has('Operator')),
        false,
      );
    });

    /** Dispatches the events of a return to the page. */
    const RETURNS = {
      'from another tab': (page: Page) =>
        page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
      'by the Back button': (page: Page) =>
        page.evaluate(() =>
          dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
        ),
    };
    const comeBack = RETURNS['from another tab'];

    /** Waits until the page has dealt with an answer of the partner's server. */
    async function answered(page: Page, work: () => unknown): Promise<void> {
      const count = await page.evaluate(() => window.answers);
      await work();
      await page.waitForFunction((before) => window.answers > before, count);
    }

    for (const [way, comes] of Object.entries(RETURNS)) {
      it(`drops list and badge of a client who has signed out and comes back ${way}`, async (context) => {
        const session: Session = { client: '1017' };
        const { page } = await openList(context, { session });
        session.client = null;
        await comes(page);
        await isOf(page, null);
        await rowsOf(page).first().waitFor({ state: 'detached' });
        assert.equal(await badgeOf(page).textContent(), '');
      });
    }

    it('shows another client who has signed in in another tab, without the search of the last', async (context) => {
      const session: Session = { client: '1017' };
      const { page } = await openList(context, { session });
      const search = page.getByRole('searchbox', { name: 'Поиск' });
      await search.fill('обмен');
      await page.getByText('Найдено 1 из 45').first().waitFor();
      session.client = '1021';
      await comeBack(page);
      await isOf(page, '1021');
      await rowsOf(page).nth(19).waitFor();
      assert.equal(await search.inputValue(), '');
      assert.equal(await filterOf(page), null);
    });

    for (const [title, first, then] of [
      ['that somebody is signed in, after a sign-out', '1017', null],
      ['that nobody is signed in, after a sign-in', null, '1017'],
      ['that somebody else is signed in', '1021', '1017'],
    ] as const) {
      it(`ignores a late answer ${title}`, async (context) => {
        const { promise, resolve } = gate();
        const session: Session = { client: first, held: promise };
        const asked = gate();
        let questions = 0;
        const onSession = () => {
          questions++;
          asked.resolve();
        };
        const opened = open(context, { session, onSession });
        await asked.promise;
        const { page } = await opened;
        delete session.held;
        session.client = then;
        await answered(page, () => comeBack(page));
        await isOf(page, then);
        await rowsOf(page)
          .first()
          .waitFor({ state: then === null ? 'detached' : 'visible' });
        const before = questions;
        await answered(page, resolve);
        assert.equal(await clientOf(page), then);
        // Another client, even for a moment, would need a token.
        assert.equal(questions, before);
      });
    }

    it('keeps the list if the server fails', async (context) => {
      const session: Session = { client: '1017' };
      const { page } = await openList(context, { session });
      session.failure = 500;
      await answered(page, () => comeBack(page));
      await isOf(page, '1017');
      assert.equal(await rowsOf(page).count(), 20);
      assert.equal(await badgeOf(page).textContent(), '2+');
    });

    for (const signOutStatus of [500, 0]) {
      it(`signs out if the server answers ${signOutStatus || 'nothing'}`, async (context) => {
        const session = { client: '1017', signOutStatus };
        const { page } = await openList(context, { session, warning: 'Failed to fetch' });
        const ended =
          signOutStatus === 0 ? page.waitForEvent('requestfailed') : page.waitForEvent('response');
        await page.getByRole('button', { name: 'Выйти' }).click();
        await ended;
        await isOf(page, null);
        await rowsOf(page).first().waitFor({ state: 'detached' });
      });
    }

    it('asks who is signed in only after a sign-out that is under way', async (context) => {
      const session: Session = { client: '1017' };
      const { page } = await openList(context, { session });
      const { promise, resolve } = gate();
      session.held = promise;
      await page.getByRole('button', { name: 'Выйти' }).click();
      await isOf(page, null);
      await page.evaluate(() => {
        const list = document.querySelector('client-leads')!;
        list.addEventListener('leads-change', () => (document.title = 'changed'));
      });
      await comeBack(page);
      await answered(page, resolve);
      await isOf(page, null);
      assert.equal(await page.title(), 'Shop');
    });

    it('shows the list after a sign-in that loads no page', async (context) => {
      const { page } = await open(context, { session: { client: null }, path: '/login' });
      await page.getByRole('button', { name: 'Войти' }).click();
      await rowsOf(page).nth(19).waitFor();
      assert.equal(page.url(), `${SITE}/`);
      assert.equal(await badgeOf(page).textContent(), '2+');
    });

    it('loads a hidden list with one request, for the badge on another route', async (context) => {
      const { page, asked } = await open(context, { path: '/inquiries/5003' });
      await badgeOf(page).filter({ hasText: '2+' }).waitFor();
      assert.equal(await listOf(page).isVisible(), false);
      assert.equal(asked.length, 1);
    });

    describe('with the filter in the URL', () => {
      const SOLVED = `?${new URLSearchParams({ status: 'Решено' })}`;
      const openAt = (context: TestContext, path: string) =>
        open(context, { path, script: '/filtered.js' });
      const urlIs = (page: Page, path: string) => page.waitForURL(`${SITE}${path}`);

      it('writes there what the client chooses, but not what they search', async (context) => {
        const { page } = await openAt(context, '/');
        await rowsOf(page).nth(19).waitFor();
        const entries = await page.evaluate(() => history.length);
        await page.getByRole('searchbox', { name: 'Поиск' }).fill('вопрос');
        await page.getByRole('combobox').selectOption('Решено');
        await urlIs(page, `/${SOLVED}`);
        assert.deepEqual(await filterOf(page), { search: 'вопрос', status: 'Решено' });
        await page.getByText('Найдено 5 из 45').first().waitFor();
        assert.equal(await page.evaluate(() => history.length), entries);
      });

      it('takes it from there at load, for the client who turns out to be signed in', async (context) => {
        const { page } = await openAt(context, `/${SOLVED}&unread=true`);
        await page.getByText('Найдено 1 из 45').first().waitFor();
        assert.equal(await rowsOf(page).count(), 1);
      });

      it('keeps it on another route, whose URL it does not read or write', async (context) => {
        const { page } = await openAt(context, `/${SOLVED}`);
        await page.getByText('Найдено 5 из 45').first().waitFor();
        await page.getByRole('link', { name: 'Вопрос 10' }).click();
        await urlIs(page, '/inquiries/5010');
        assert.deepEqual(await filterOf(page), { status: 'Решено' });
        await page.goBack();
        await urlIs(page, `/${SOLVED}`);
        assert.deepEqual(await filterOf(page), { status: 'Решено' });
        assert.equal(await rowsOf(page).count(), 5);
        await page.goForward();
        await page.getByRole('heading', { name: 'Обращение № 5010' }).waitFor();
        assert.deepEqual(await filterOf(page), { status: 'Решено' });
        await page.getByRole('button', { name: 'Выйти' }).click();
        await isOf(page, null);
        await page.waitForFunction(() => document.querySelector('client-leads')?.filter === null);
        assert.equal(page.url(), `${SITE}/inquiries/5010`);

        const other = await openAt(context, `/inquiries/5010${SOLVED}`);
        await badgeOf(other.page).filter({ hasText: '2+' }).waitFor();
        assert.equal(await filterOf(other.page), null);
        await other.page.getByRole('searchbox', { name: 'Поиск' }).fill('обмен');
        await other.page.waitForFunction(
          () => document.querySelector('client-leads')?.filter?.search === 'обмен',
        );
        assert.equal(other.page.url(), `${SITE}/inquiries/5010${SOLVED}`);
      });

      it('takes it from there on Back, and empties it on sign-out', async (context) => {
        const { page } = await openAt(context, `/${SOLVED}`);
        await page.getByText('Найдено 5 из 45').first().waitFor();
        await page.evaluate(() => history.pushState(null, '', '/'));
        await page.getByRole('button', { name: /непрочитан/i }).click();
        await urlIs(page, `/${SOLVED}&unread=true`);
        await page.goBack();
        await urlIs(page, `/${SOLVED}`);
        await rowsOf(page).nth(4).waitFor();
        assert.deepEqual(await filterOf(page), { status: 'Решено' });
        await page.getByRole('button', { name: 'Выйти' }).click();
        await urlIs(page, '/');
      });
    });
  });
});

declare global {
  interface Window {
    /** How many answers of the partner's server React has drawn. */
    answers: number;
  }
}

/** Runs in the page, before its scripts. */
function countAnswers(): void {
  const send = window.fetch.bind(window);
  window.answers = 0;
  window.fetch = async (...request) => {
    const response = await send(...request);
    if (response.url.endsWith('/my/session')) {
      void response
        .clone()
        .text()
        .then(async () => {
          // React draws in a task of its own, and runs effects in the next.
          for (let task = 0; task < 3; task++) {
            await new Promise((resolve) => setTimeout(resolve));
          }
          window.answers++;
        });
    }
    return response;
  };
}

/** Returns a promise, and the function that settles it. */
function gate(): { promise: Promise<void>; resolve: () => void } {
  let resolve: (() => void) | undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: () => resolve?.() };
}

/** Returns the names of the element's attributes, properties and events. */
function namesOfElement(folder: string): Set<string> {
  const path = join(folder, 'node_modules/client-leads/dist/custom-elements.json');
  const { attributes, members, events } = readElement(path);
  return new Set([...attributes, ...members, ...events].map(({ name }) => name));
}
