import { fileURLToPath } from 'node:url';
import { MISSING } from './lit/missing.js';

/** @param {string} file */
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** @type {Record<string, string | undefined>} */
const STAND_INS = { lit: here('lit/lit.js'), '@lit/task': here('lit/task.js') };

/**
 * Puts small stand-ins, which know what this element asks for, in the place of Lit; fails where the
 * element has come to ask for more.
 *
 * @returns {import('rollup').Plugin}
 */
export function replaceLit() {
  return {
    name: 'replace-lit',
    resolveId(source) {
      if (/^@?lit\b/.test(source) && !STAND_INS[source]) {
        this.error(`${source} has no stand-in in tools/lit`);
      }
      return STAND_INS[source] ?? null;
    },
    transform(code, id) {
      if (id.startsWith(here('lit/'))) return null;
      const [found] = MISSING.exec(code) ?? [];
      if (found) {
        this.error(`${id} has ${found}, which the stand-ins for Lit in tools/lit do not know`);
      }
      return null;
    },
    renderChunk(code) {
      const { length } = code.match(/\.addController\(/g) ?? [];
      if (length > 1) this.error('The stand-in for LitElement has one controller, not several');
      return null;
    },
  };
}
