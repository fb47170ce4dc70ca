/**
 * Builds the pages of `demo/frameworks` that a framework draws, each as one file, as a site would:
 * with the packed package, installed in an empty project outside the repository.
 */
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { svelteToScript, vueToScript } from './compile-component.js';
import { createConsumer } from './consumer-project.js';

const ROOT = 'demo/frameworks';

/**
 * What the frameworks' own plugins do, as far as these pages need it.
 *
 * @param {string} name
 * @param {RegExp} filter
 * @param {(source: string, filename: string) => string} toScript
 * @returns {import('esbuild').Plugin}
 */
function component(name, filter, toScript) {
  return {
    name,
    setup({ onLoad }) {
      onLoad({ filter }, async ({ path }) => ({
        contents: toScript(await readFile(path, 'utf8'), path),
      }));
    },
  };
}

/**
 * Takes the package from a project that has it installed.
 *
 * @param {string} folder
 * @returns {import('esbuild').Plugin}
 */
function installedIn(folder) {
  return {
    name: 'installed',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^client-leads(\/|$)/ }, ({ path, kind, resolveDir }) =>
        resolveDir === folder ? undefined : resolve(path, { kind, resolveDir: folder }),
      );
    },
  };
}

const consumer = await createConsumer();
try {
  const { warnings } = await build({
    entryPoints: {
      react: `${ROOT}/react/app.tsx`,
      preact: `${ROOT}/preact/app.tsx`,
      vue: `${ROOT}/vue/main.js`,
      svelte: `${ROOT}/svelte/main.js`,
    },
    outdir: `${ROOT}/dist`,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['production'],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [
      installedIn(consumer.folder),
      component('vue', /\.vue$/, vueToScript),
      component('svelte', /\.svelte$/, svelteToScript),
    ],
    legalComments: 'none',
    logLevel: 'warning',
  });
  if (warnings.length > 0) {
    process.exitCode = 1;
  }
} finally {
  await consumer.remove();
}
