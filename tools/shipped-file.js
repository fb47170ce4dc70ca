import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ENTRY = /^(?:\.\.\/)+src\/index\.js$/;
const IMPORT = /^import (?:\{ ClientLeads \} from )?'\.\.\/src\/index\.js';$/m;
const PATH = '/shipped-file.js';

/** The browser tests that take the element from its entry, and so can take the shipped one. */
export function shippedFileTests() {
  return readdirSync('test')
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .filter((file) => IMPORT.test(readFileSync(file, 'utf8')));
}

/**
 * Gives tests the script-tag file as it ships in the place of the element's source.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function shippedFile() {
  return {
    name: 'shipped-file',
    resolveImport: ({ source }) => (ENTRY.test(source) ? PATH : undefined),
    serve: ({ path }) =>
      path === PATH
        ? `import '/dist/client-leads.min.js'; export const ClientLeads = customElements.get('client-leads');`
        : undefined,
  };
}
