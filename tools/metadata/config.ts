/**
 * For `cem analyze`: writes the manifest of the elements, and the files for editors and frameworks.
 */
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { frameworkTypes } from './framework-types.js';
import { publicManifest } from './public-manifest.js';

const { BUILD_FOLDER: outdir = 'dist' } = process.env;
const quiet = { outdir, hideLogs: true };

export default {
  globs: ['src/**/*.ts', '!src/frameworks/**'],
  outdir,
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [
    publicManifest([
      { tag: 'client-leads', classModule: 'dist/element.js', definitionModule: 'dist/index.js' },
      {
        tag: 'client-leads-unread',
        classModule: 'dist/unread.js',
        definitionModule: 'dist/unread.js',
      },
    ]),
    customElementVsCodePlugin(quiet),
    customElementJetBrainsPlugin({ ...quiet, packageJson: false }),
    frameworkTypes('src/frameworks', `${outdir}/frameworks`),
  ],
};
