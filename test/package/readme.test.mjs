import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { compile as compileSvelte } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';
import { check, RESOLUTIONS } from './helpers/compile.mjs';
import { createConsumer } from './helpers/consumer.mjs';

const isCustomElement = (tag) => tag === 'client-leads';

describe('the code of the README that is compiled', () => {
  let consumer;
  let blocks;

  before(async () => {
    consumer = await createConsumer();
    const text = await readFile('README.md', 'utf8');
    blocks = [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
  });

  after(() => consumer.remove());

  const codeIn = (language) => {
    const found = blocks.filter(([, name]) => name === language).map(([, , code]) => code);
    assert.ok(found.length > 0, `The README has no ${language}.`);
    return found;
  };

  for (const [language, jsxImportSource] of [
    ['ts', undefined],
    ['tsx', 'react'],
    ['tsx', 'preact'],
  ]) {
    it(`has the right types: ${language} ${jsxImportSource ?? ''}`, async () => {
      for (const [index, code] of codeIn(language).entries()) {
        const path = join(consumer.folder, `block-${index}-${jsxImportSource}.${language}`);
        await writeFile(
          path,
          code.replace('client-leads/react', `client-leads/${jsxImportSource}`),
        );
        const options = jsxImportSource ? { jsxImportSource } : {};
        assert.equal(check(path, consumer.folder, { ...options, ...RESOLUTIONS.bundler }), '');
      }
    });
  }

  it('is a component of Vue', () => {
    for (const code of codeIn('vue')) {
      const { descriptor, errors } = parse(code, {
        templateParseOptions: { isCustomElement },
      });
      assert.deepEqual(errors, []);
      const { content } = compileScript(descriptor, {
        id: 'readme',
        inlineTemplate: true,
        templateOptions: { compilerOptions: { isCustomElement } },
      });
      assert.match(content, /createElementBlock\)?\("client-leads"/);
      assert.match(content, /"\.tokenProvider": tokenProvider/);
    }
  });

  it('is a component of Svelte', () => {
    for (const code of codeIn('svelte')) {
      const { js, warnings } = compileSvelte(code, { generate: 'client' });
      assert.deepEqual(warnings, []);
      assert.match(js.code, /client-leads/);
    }
  });
});
