/** For `cem analyze`: the manifest of the element, and what editors and frameworks take from it. */
import { editorData } from './editor-data.js';
import { frameworkTypes } from './framework-types.js';
import { publicManifest } from './public-manifest.js';

const outdir = 'dist';

export default {
  globs: ['src/**/*.ts'],
  outdir,
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [
    publicManifest({
      className: 'ClientLeads',
      classModule: 'dist/element.js',
      definitionModule: 'dist/index.js',
    }),
    editorData({ outdir }),
    frameworkTypes({ outdir: `${outdir}/frameworks` }),
  ],
};
