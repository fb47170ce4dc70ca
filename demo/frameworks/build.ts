/**
 * Builds the framework pages of `demo/frameworks` in a project outside the repository that has the
 * packed package installed. This shows that the package works when it is installed.
 */
import { cp, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { buildPages } from './build-pages.js';
import { createConsumer } from '../../tools/consumer-project.js';

const PAGES = resolve('demo/frameworks');
const OUT = join(PAGES, 'dist');

await rm(OUT, { recursive: true, force: true });
const consumer = await createConsumer();
const { folder: root } = consumer;
try {
  await cp(PAGES, root, { recursive: true, filter: isPartOfPage });
  const input = { react: join(root, 'react/app.tsx'), vue: join(root, 'vue/main.ts') };
  await buildPages({ root, outDir: OUT, input });
} finally {
  await consumer.remove();
}

/** The TypeScript configurations extend a file of the repository, and only check types. */
function isPartOfPage(path: string): boolean {
  return !['dist', 'tsconfig.json', 'build.ts', 'build-pages.ts', 'pages.ts'].includes(
    basename(path),
  );
}
