/** Builds the pages of `demo/frameworks` that a framework draws, each as one file. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';

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
 * @param {string} source
 * @param {string} filename
 */
function vueToScript(source, filename) {
  const { descriptor, errors } = parse(source, { filename });
  if (errors.length > 0) throw errors[0];
  const { content } = compileScript(descriptor, {
    id: basename(filename),
    inlineTemplate: true,
    templateOptions: {
      compilerOptions: { isCustomElement: (tag) => tag === 'client-leads' },
    },
  });
  return content;
}

/**
 * @param {string} source
 * @param {string} filename
 */
function svelteToScript(source, filename) {
  const { js, warnings } = compile(source, { filename });
  if (warnings.length > 0) throw warnings[0];
  return js.code;
}

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
    component('vue', /\.vue$/, vueToScript),
    component('svelte', /\.svelte$/, svelteToScript),
  ],
  legalComments: 'none',
  logLevel: 'warning',
});
if (warnings.length > 0) process.exitCode = 1;
