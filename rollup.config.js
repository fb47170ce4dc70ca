import { readFileSync } from 'node:fs';
import terser from '@rollup/plugin-terser';
import { integrity } from './tools/integrity.js';
import { letForConst } from './tools/let-for-const.js';
import { mangleNames } from './tools/mangle-names.js';
import { minifyTemplates } from './tools/minify-templates.js';
import { packCyrillic } from './tools/pack-cyrillic.js';
import { replaceLit } from './tools/replace-lit.js';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

/** @type {import('rollup').RollupOptions} */
export default {
  input: 'dist/script-tag.js',
  output: { file: 'dist/client-leads.min.js', format: 'iife' },
  plugins: [
    replaceLit(),
    minifyTemplates(),
    packCyrillic('/i18n/ru.js'),
    letForConst(),
    mangleNames({ folder: 'dist', publicTypes: 'element.d.ts', target: 'es2022' }),
    terser({
      ecma: 2020,
      // No getter of ours has an effect by which it could be missed.
      compress: { hoist_funs: true, inline: 1, keep_fargs: false, passes: 2, pure_getters: true },
      mangle: { toplevel: true },
      format: {
        // The page that loads the file may be in any encoding.
        ascii_only: true,
        comments: false,
        preamble: `/*! client-leads ${version} | MIT */`,
      },
    }),
    integrity(),
  ],
  onwarn(warning) {
    throw Object.assign(new Error(warning.message), warning);
  },
};
