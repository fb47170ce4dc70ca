import { fileURLToPath } from 'node:url';
import { CUTS, MISSING } from './lit/cuts.js';

const DRAWING = '/node_modules/lit-html/lit-html.js';

/** @param {string} file */
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** @type {Record<string, string | undefined>} */
const REPLACED = { lit: here('lit/lit.js'), '@lit/task': here('lit/task.js') };

/**
 * Bundles of Lit what this element needs: its drawing, less some cuts, and small stand-ins for all
 * else. Each cut must be found exactly once, so that another version of Lit is looked at again, and
 * the element may have nothing that a stand-in does not know.
 *
 * @returns {import('rollup').Plugin}
 */
export function trimLit() {
  return {
    name: 'trim-lit',
    resolveId: (source) => REPLACED[source] ?? null,
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      if (!path.includes('/node_modules/')) {
        const [found] = MISSING.exec(code) ?? [];
        if (found && !Object.values(REPLACED).includes(id)) {
          this.error(`${id} has ${found}, which the stand-ins for Lit in tools/lit do not know`);
        }
        return null;
      }
      if (!path.endsWith(DRAWING)) this.error(`${id} of Lit has no stand-in in tools/lit`);
      for (const [found, replacement] of CUTS) {
        const parts = code.split(found);
        if (parts.length !== 2) {
          this.error(`Expected once in lit-html, not ${parts.length - 1} times: ${found}`);
        }
        code = parts.join(replacement);
      }
      return { code, map: null };
    },
  };
}
