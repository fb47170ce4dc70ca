import { fileURLToPath } from 'node:url';
import { CUTS } from './lit/cuts.js';

const CSS_TAG = fileURLToPath(new URL('lit/css-tag.js', import.meta.url));

/** @param {string} id */
const isOfPackage = (id) => id.includes('/node_modules/');

/**
 * Leaves out what this element never reaches of the Lit that it bundles. Each cut must be found
 * exactly once, so that another version of Lit is looked at again, and none may be of something that
 * the element has come to use.
 *
 * @returns {import('rollup').Plugin}
 */
export function trimLit() {
  let left = new Set(CUTS);
  return {
    name: 'trim-lit',
    buildStart() {
      left = new Set(CUTS);
    },
    resolveId(source, importer) {
      const isAsked = source === './css-tag.js' && importer && isOfPackage(importer);
      return isAsked ? CSS_TAG : null;
    },
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      for (const cut of CUTS) {
        if (!isOfPackage(path) && path !== CSS_TAG && cut.unless?.test(code)) {
          this.error(`${id} has ${cut.unless}, which tools/lit/cuts.js leaves out of Lit`);
        }
        if (!path.endsWith(`/node_modules/${cut.module}`)) continue;
        left.delete(cut);
        for (const [found, replacement] of cut.edits) {
          const parts = code.split(found);
          if (parts.length !== 2) {
            this.error(`Expected once in ${cut.module}, not ${parts.length - 1} times: ${found}`);
          }
          code = parts.join(replacement);
        }
      }
      return { code, map: null };
    },
    buildEnd(error) {
      for (const { module } of error ? [] : left) this.error(`${module} is not in the bundle`);
    },
  };
}
