import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildPages } from '../../demo/frameworks/build-pages.js';
import { createConsumer } from '../../tools/consumer-project.js';
import { check, RESOLUTIONS } from './helpers/compile.js';

describe('the code of the README that is compiled', () => {
  let consumer: Awaited<ReturnType<typeof createConsumer>>;
  let blocks: RegExpExecArray[];

  before(async () => {
    consumer = await createConsumer();
    const text = await readFile('README.md', 'utf8');
    blocks = [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
  });

  after(() => consumer.remove());

  const codeIn = (language: string) => {
    const found = blocks.filter(([, name]) => name === language).map(([, , code = '']) => code);
    assert.ok(found.length > 0, `The README has no ${language}.`);
    return found;
  };

  for (const [language, jsxImportSource] of [
    ['ts', undefined],
    ['tsx', 'react'],
    ['tsx', 'preact'],
  ] as const) {
    it(`has the right types: ${language} ${jsxImportSource ?? ''}`, async () => {
      for (const [index, code] of codeIn(language).entries()) {
        const path = join(consumer.folder, `block-${index}-${jsxImportSource ?? 'ts'}.${language}`);
        await writeFile(
          path,
          code.replace('client-leads/react', `client-leads/${jsxImportSource ?? ''}`),
        );
        const options = jsxImportSource ? { jsxImportSource } : {};
        assert.equal(check(path, consumer.folder, { ...options, ...RESOLUTIONS.bundler }), '');
      }
    });
  }

  /** Builds the demo page of a framework, with the README's component in the place of its own. */
  async function build(framework: string, file: string, code: string): Promise<string> {
    const root = join(consumer.folder, framework);
    await cp(join('demo/frameworks', framework, 'main.ts'), join(root, 'main.ts'));
    await writeFile(join(root, file), code);
    const input = { page: join(root, 'main.ts') };
    await buildPages({ root, input, outDir: 'dist', minify: false });
    return readFile(join(root, 'dist/page.js'), 'utf8');
  }

  it('is a component of Vue', async () => {
    for (const code of codeIn('vue')) {
      const script = await build('vue', 'App.vue', code);
      assert.match(script, /createElementBlock\(\s*"client-leads"/);
      assert.match(script, /"\.tokenProvider": tokenProvider/);
    }
  });

  it('is a component of Svelte', async () => {
    for (const code of codeIn('svelte')) {
      assert.match(await build('svelte', 'App.svelte', code), /<client-leads>/);
    }
  });
});
