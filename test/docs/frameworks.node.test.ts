/** The code of README.md that is compiled first. */
import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildPages } from '../../demo/frameworks/build-pages.js';
import ts from 'typescript';
import { createConsumer } from '../../tools/consumer-project.js';
import { elementIn } from '../../tools/metadata/element.js';
import { check, RESOLUTIONS } from '../../checks/package/compile.js';
import { codeBlocks, type CodeBlock } from '../../tools/code-blocks.js';

/** As much of Angular as the README's component takes of it. */
const ANGULAR = `
export declare const CUSTOM_ELEMENTS_SCHEMA: { name: string };
export declare function Component(options: {
  selector: string;
  schemas: (typeof CUSTOM_ELEMENTS_SCHEMA)[];
  template: string;
}): ClassDecorator;
`;

describe('the code of the README that is compiled', () => {
  let consumer: Awaited<ReturnType<typeof createConsumer>>;
  let blocks: CodeBlock[];

  before(async () => {
    consumer = await createConsumer();
    blocks = codeBlocks(await readFile('README.md', 'utf8'));
  });

  after(() => consumer.remove());

  const codeIn = (language: string) => {
    const found = blocks.filter((block) => block.language === language);
    assert.ok(found.length > 0, `The README has no ${language}.`);
    return found.map(({ code }) => code);
  };

  for (const [language, library] of [
    ['ts', undefined],
    ['tsx', 'react'],
    ['tsx', 'preact'],
  ] as const) {
    it(`has the right types: ${language} ${library ?? ''}`, async () => {
      const isFor = (code: string) => library !== 'preact' || !code.includes("from 'react'");
      for (const [index, code] of codeIn(language).filter(isFor).entries()) {
        const path = join(consumer.folder, `block-${index}-${library ?? 'ts'}.${language}`);
        await writeFile(path, code.replace('client-leads/react', `client-leads/${library ?? ''}`));
        const options = library ? { jsxImportSource: library } : {};
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

  for (const [framework, language, ...shown] of [
    ['Vue', 'vue', /createElementBlock\(\s*"client-leads"/, /"\.tokenProvider": tokenProvider/],
    ['Svelte', 'svelte', /<client-leads>/],
  ] as const) {
    it(`is a component of ${framework}`, async () => {
      for (const code of codeIn(language)) {
        const script = await build(language, `App.${language}`, code);
        shown.forEach((pattern) => assert.match(script, pattern));
      }
    });
  }

  // The compilers of the two are installed by `npm run verify:release` alone.
  for (const [framework, language, beside] of [
    ['Angular', 'typescript', ANGULAR],
    ['Solid', 'jsx', ''],
  ] as const) {
    it(`is a component of ${framework}, of names that there are`, async () => {
      const [code = '', ...more] = codeIn(language);
      assert.deepEqual(more, []);
      const extension = language === 'jsx' ? 'jsx' : 'ts';
      const path = join(consumer.folder, `${framework}.${extension}`);
      await writeFile(path, code);
      await writeFile(join(consumer.folder, 'angular.d.ts'), beside);
      const options = { jsx: ts.JsxEmit.Preserve, allowJs: true, experimentalDecorators: true };
      const paths = { '@angular/core': [join(consumer.folder, 'angular.d.ts')] };
      assert.equal(check(path, consumer.folder, { ...RESOLUTIONS.bundler, ...options, paths }), '');

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
});

/** Returns the names of the element's attributes, properties and events. */
async function namesOfElement(folder: string): Promise<Set<string>> {
  const path = join(folder, 'node_modules/client-leads/dist/custom-elements.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Parameters<typeof elementIn>[0];
  const { attributes, members, events } = elementIn(manifest);
  return new Set([...attributes, ...members, ...events].map(({ name }) => name));
}
