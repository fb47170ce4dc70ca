import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CompilerOptions } from 'typescript';
import { createConsumer } from '../../tools/consumer-project.js';
import { compile, RESOLUTIONS } from './helpers/compile.js';

/** Each file has right code, which must compile, and wrong code, which must not. */
const CONSUMERS: Readonly<Record<string, CompilerOptions>> = {
  'dom.ts': {},
  'node.ts': { lib: ['lib.es2022.d.ts'], types: ['node'] },
  'react.tsx': { jsxImportSource: 'react' },
  'preact.tsx': { jsxImportSource: 'preact' },
  'vue.ts': {},
  'svelte.ts': {},
};

const { bundler, nodenext, node10 } = RESOLUTIONS;

describe('the types of the package', () => {
  let consumer: Awaited<ReturnType<typeof createConsumer>>;

  before(async () => {
    consumer = await createConsumer();
  });

  after(() => consumer.remove());

  for (const [file, options] of Object.entries(CONSUMERS)) {
    it(`accept what is right in ${file}, and that alone, with library checks`, async () => {
      const all = { ...options, ...bundler, skipLibCheck: false };
      assert.equal(await compile(file, consumer.folder, all), '');
    });

    it(`accept what is right in ${file}, and that alone, with skipLibCheck, as Node resolves`, async () => {
      const all = { ...options, ...nodenext, skipLibCheck: true };
      assert.equal(await compile(file, consumer.folder, all), '');
    });

    it(`accept what is right in ${file}, and that alone, as older compilers resolve`, async () => {
      const all = { ...options, ...node10, skipLibCheck: true };
      assert.equal(await compile(file, consumer.folder, all), '');
    });
  }
});
