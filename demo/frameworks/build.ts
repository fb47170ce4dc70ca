/**
 * Builds the framework pages of `demo/frameworks` in a project outside the repository that has the
 * packed package installed. This shows that the package works when it is installed.
 */
import { cp } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { buildPages } from './build-pages.js';
import { createConsumer } from '../../tools/consumer-project.js';

const PAGES = resolve('demo/frameworks');

const consumer = await createConsumer();
const { folder } = consumer;
try {
  await cp(PAGES, folder, { recursive: true, filter: isPartOfPage });
  await buildPages({
    root: folder,
    outDir: join(PAGES, 'dist'),
    input: {
      react: join(folder, 'react/app.tsx'),
      preact: join(folder, 'preact/app.tsx'),
      vue: join(folder, 'vue/main.ts'),
      svelte: join(folder, 'svelte/main.ts'),
    },
  });
} finally {
  await consumer.remove();
}

/** The TypeScript configurations extend a file of the repository, and only check types. */
function isPartOfPage(path: string): boolean {
  return !['dist', 'tsconfig.json', 'build.ts', 'build-pages.ts', 'pages.ts'].includes(
    basename(path),
  );
}
