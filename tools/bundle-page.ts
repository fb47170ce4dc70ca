import { readFile } from 'node:fs/promises';
import { build as bundle, type Plugin } from 'esbuild';
import { compileScript, parse } from 'vue/compiler-sfc';

/** Compiles single-file components, with the tag of the element as no component. */
const vue: Plugin = {
  name: 'vue',
  setup(build) {
    build.onLoad({ filter: /\.vue$/ }, async ({ path: filename }) => {
      const { descriptor } = parse(await readFile(filename, 'utf8'), { filename });
      const { content } = compileScript(descriptor, {
        id: 'page',
        isProd: true,
        inlineTemplate: true,
        templateOptions: {
          compilerOptions: { isCustomElement: (tag) => tag === 'client-leads' },
        },
      });
      return { contents: content, loader: 'ts' };
    });
  },
};

/** Returns the script of a page and of all that it imports, as a site ships it. */
export async function bundlePage(entry: string): Promise<string> {
  const { outputFiles } = await bundle({
    entryPoints: [entry],
    plugins: [vue],
    bundle: true,
    write: false,
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
  });
  return outputFiles[0]?.text ?? '';
}
