import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { createBuilds } from '../../demo/builds.js';
import { serveScriptsFromSources } from '../../demo/serve-sources.js';

interface Answer {
  status?: number;
  body?: unknown;
}

type Middleware = ReturnType<typeof createBuilds>['middleware'];

/** Requests a page. The answer is empty if the builds leave it to the page server. */
async function ask(middleware: Middleware, path: string): Promise<Answer> {
  const context = { path, set: () => undefined };
  await middleware(context as never, () => Promise.resolve());
  const { status, body } = context as Answer;
  return { ...(status && { status }), ...(body !== undefined && { body }) };
}

describe('the builds of the demo', () => {
  const REACT = '/demo/frameworks/react/';
  const VUE = '/demo/frameworks/vue/index.html';

  it('run when a page needs them, once for all concurrent requests, and log it', async () => {
    const ran: string[] = [];
    const said: string[] = [];
    const { middleware } = createBuilds(
      (script) => Promise.resolve(ran.push(script)),
      (sentence) => said.push(sentence.replace(/\d+/, 'some')),
    );
    await ask(middleware, '/demo/');
    await ask(middleware, '/demo/frameworks/plain/');
    assert.deepEqual(ran, []);
    const pages = [REACT, VUE, REACT, '/demo/partner/', '/demo/frameworks/server-rendered/'];
    const answers = await Promise.all(pages.map((page) => ask(middleware, page)));
    assert.deepEqual(
      answers,
      pages.map(() => ({})),
    );
    assert.deepEqual(ran, ['build', 'build:frameworks']);
    assert.deepEqual(said, [
      'Building the package…',
      'Built the package in some s.',
      'Building the framework pages…',
      'Built the framework pages in some s.',
    ]);
  });

  it('show an error in the page and in the terminal, and run again', async () => {
    let isBroken = true;
    const said: string[] = [];
    const builds = createBuilds(
      () => (isBroken ? Promise.reject(new Error('TS2322: x')) : Promise.resolve()),
      (sentence) => said.push(sentence),
    );
    const { status, body } = await ask(builds.middleware, REACT);
    assert.equal(status, 500);
    assert.match(String(body), /TS2322: x/);
    assert.match(said.at(-1) ?? '', /^Cannot build the package\..*TS2322: x/);
    assert.equal(builds.hasPackage(), false);
    isBroken = false;
    assert.deepEqual(await ask(builds.middleware, REACT), {});
    assert.equal(builds.hasPackage(), true);
  });
});

describe('the script-tag file from the sources', () => {
  it('is complete, and is replaced by the built file', async () => {
    let isBuilt = false;
    const { middleware, stop } = await serveScriptsFromSources(process.cwd(), () => isBuilt);
    try {
      const { body } = await ask(middleware, '/dist/client-leads.min.js');
      assert.match(String(body), /"client-leads"/);
      // The names that `rollup.config.js` replaces.
      const [name] = /BUILT_\w+/.exec(await readFile('src/built-api-base.ts', 'utf8')) ?? [''];
      const code = String(body).replace(/\/\/# sourceMappingURL=.*/, '');
      assert.equal(code.includes(name), false);
      isBuilt = true;
      assert.deepEqual(await ask(middleware, '/dist/client-leads.min.js'), {});
    } finally {
      await stop();
    }
  });
});
