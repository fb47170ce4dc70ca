import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { CompilerOptions } from 'typescript';
import { createConsumer } from '../../tools/consumer-project.js';
import { check, RESOLUTIONS } from './compile.js';

/** Each file has correct code, which must compile, and wrong code, which must not. */
const CONSUMERS: Readonly<Record<string, CompilerOptions>> = {
  'dom.ts': {},
  'node.ts': { lib: ['lib.es2022.d.ts'], types: ['node'] },
  'react.tsx': { jsxImportSource: 'react' },
  'preact.tsx': { jsxImportSource: 'preact' },
  'vue.ts': {},
  'svelte.ts': {},
};

const WAYS: Readonly<Record<string, CompilerOptions>> = {
  'with library checks': { ...RESOLUTIONS.bundler, skipLibCheck: false },
  'with skipLibCheck, as Node resolves': { ...RESOLUTIONS.nodenext, skipLibCheck: true },
  'as older compilers resolve': { ...RESOLUTIONS.node10, skipLibCheck: true },
};

describe('the types of the package', () => {
  let consumer: Awaited<ReturnType<typeof createConsumer>>;
  let withPreact10: typeof consumer;

  before(async () => {
    consumer = await createConsumer();
    await cp('checks/package/consumers', consumer.folder, { recursive: true });
    withPreact10 = await createConsumer({ preact: 'preact-10' });
    const react = await readFile('checks/package/consumers/react.tsx', 'utf8');
    for (const { folder } of [consumer, withPreact10]) {
      await writeFile(join(folder, 'preact.tsx'), inPreact(react));
    }
  });

  after(() => Promise.all([consumer.remove(), withPreact10.remove()]));

  for (const [file, own] of Object.entries(CONSUMERS)) {
    for (const [way, options] of Object.entries(WAYS)) {
      it(`accept only the correct code in ${file}, ${way}`, () => {
        const path = join(consumer.folder, file);
        assert.equal(check(path, consumer.folder, { ...own, ...options }), '');
      });
    }
  }

  for (const [way, options] of Object.entries(WAYS)) {
    it(`accept only the correct code for Preact 10, ${way}`, () => {
      const path = join(withPreact10.folder, 'preact.tsx');
      const own = CONSUMERS['preact.tsx'];
      assert.equal(check(path, withPreact10.folder, { ...own, ...options }), '');
    });
  }
});

/** Converts a component from React to Preact. */
function inPreact(react: string): string {
  return react
    .replace("'client-leads/react'", "'client-leads/preact'")
    .replace("'react'", "'preact/hooks'")
    .replace('className', 'class');
}
