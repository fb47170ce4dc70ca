import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { CompilerOptions } from 'typescript';
import { createConsumer } from '../../tools/consumer-project.js';
import { check, RESOLUTIONS } from './compile.js';

/**
 * Each file has correct code, which must compile, and wrong code, which must not. `npm run
 * verify:release` compiles the examples with the oldest and the newest version of a framework.
 */
const CONSUMERS: Readonly<Record<string, CompilerOptions>> = {
  'dom.ts': {},
  'react.tsx': { jsxImportSource: 'react' },
  'vue.ts': {},
};

const WAYS: Readonly<Record<string, CompilerOptions>> = {
  'with library checks': { ...RESOLUTIONS.bundler, skipLibCheck: false },
  'with skipLibCheck, as Node resolves': { ...RESOLUTIONS.nodenext, skipLibCheck: true },
  'as older compilers resolve': { ...RESOLUTIONS.node10, skipLibCheck: true },
};

describe('the types of the package', () => {
  let consumer: Awaited<ReturnType<typeof createConsumer>>;

  before(async () => {
    consumer = await createConsumer();
    await cp('checks/package/consumers', consumer.folder, { recursive: true });
  });

  after(() => consumer.remove());

  for (const [file, own] of Object.entries(CONSUMERS)) {
    for (const [way, options] of Object.entries(WAYS)) {
      it(`accept only the correct code in ${file}, ${way}`, () => {
        const path = join(consumer.folder, file);
        assert.equal(check(path, consumer.folder, { ...own, ...options }), '');
      });
    }
  }
});
