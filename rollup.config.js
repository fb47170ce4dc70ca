import { readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { integrity } from './tools/integrity.js';
import { nameTrustedTypesPolicy } from './tools/name-trusted-types-policy.js';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

/**
 * Stands before all other code of the file. A second copy of the file must not run Lit: under a
 * strict policy, Lit may create its Trusted Types policy only once.
 */
const skipSecondCopy = `
  const registered = customElements.get('client-leads');
  if (registered) {
    if (registered.version !== '${version}') {
      console.warn('<client-leads> ' + (registered.version ?? 'of another maker') +
        ' is registered already; version ${version} is not used.');
    }
    return;
  }`;

/** @type {import('rollup').RollupOptions} */
export default {
  input: 'dist/script-tag.js',
  output: {
    file: 'dist/client-leads.min.js',
    format: 'iife',
    intro: skipSecondCopy,
  },
  plugins: [
    nodeResolve({ browser: true, exportConditions: ['production'] }),
    nameTrustedTypesPolicy('client-leads'),
    terser({
      ecma: 2022,
      compress: { passes: 2 },
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
    // TypeScript's helper for decorators looks for a `this` that modules do not have.
    if (warning.code !== 'THIS_IS_UNDEFINED') {
      throw Object.assign(new Error(warning.message), warning);
    }
  },
};
