/**
 * Builds the framework pages of `demo/frameworks` in projects outside the repository that have the
 * packed package installed. This shows that the package works when it is installed.
 */
import { cp, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { buildPages } from './build-pages.js';
import { createConsumer } from '../../tools/consumer-project.js';

const PAGES = resolve('demo/frameworks');
const OUT = join(PAGES, 'dist');

await rm(OUT, { recursive: true, force: true });
await build({
  react: 'react/app.tsx',
  preact: 'preact/app.tsx',
  vue: 'vue/main.ts',
  svelte: 'svelte/main.ts',
});
await build({ 'preact-10': 'preact/app.tsx' }, { preact: 'preact-10' });

/** Builds these pages in a project, which has other packages under the names of `aliases`. */
async function build(
  scripts: Readonly<Record<string, string>>,
  aliases?: Readonly<Record<string, string>>,
): Promise<void> {
  const consumer = await createConsumer(aliases);
  const { folder: root } = consumer;
  try {
    await cp(PAGES, root, { recursive: true, filter: isPartOfPage });
    const input = Object.fromEntries(
      Object.entries(scripts).map(([name, path]) => [name, join(root, path)]),
    );
    await buildPages({ root, outDir: OUT, input });
  } finally {
    await consumer.remove();
  }
}

/** The TypeScript configurations extend a file of the repository, and only check types. */
function isPartOfPage(path: string): boolean {
  return !['dist', 'tsconfig.json', 'build.ts', 'build-pages.ts', 'pages.ts'].includes(
    basename(path),
  );
}
