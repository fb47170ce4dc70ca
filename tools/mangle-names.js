import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { transform } from 'esbuild';

const LANGUAGE = 'node_modules/typescript/lib';
const LIT = [
  'node_modules/@lit/reactive-element',
  'node_modules/@lit/task',
  'node_modules/lit-element',
  'node_modules/lit-html',
];
const COMMENT = /\/\*[\s\S]*?\*\//g;
/** Longer than what it would be replaced by, and no capital first: those are names of the API. */
const DECLARED = /(?<![\w$#.])[a-z]\w{2,}(?=\??\s*[:(<])/g;
const IMPORTED = /from '(\.[^']+)\.js'/g;
/** As a whole string, as a placeholder of a text, or as a property in a template. */
const AS_STRING = /(?<=(["'`]))\w+(?=\1)|(?<=[^$]\{)\w+(?=\})|(?<=\s\.)\w+(?==\$\{)/g;

/** @param {string} folder */
const declarationsIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => join(folder, file));

/** What the language, the browser and Lit declare. */
const foreignDeclarations = () => [
  ...declarationsIn(LANGUAGE).filter((file) => basename(file).startsWith('lib.')),
  ...LIT.flatMap(declarationsIn),
];

/** @param {Iterable<string>} files */
const namesIn = (files) =>
  [...files].flatMap(
    (file) => readFileSync(file, 'utf8').replace(COMMENT, '').match(DECLARED) ?? [],
  );

/**
 * @param {string} file
 * @param {Set<string>} [reached]
 * @returns {Set<string>} the declarations that `file` is written in terms of, it among them
 */
function reachedFrom(file, reached = new Set()) {
  if (reached.has(file)) return reached;
  reached.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(IMPORTED)) {
    reachedFrom(join(dirname(file), `${path}.d.ts`), reached);
  }
  return reached;
}

/**
 * The names of properties that no page can see: declared in `folder`, but in nothing that the
 * public types are written in terms of; known neither to the language, the browser nor Lit; and
 * nowhere in `code` as a string, by which they could be asked for.
 *
 * @param {{ folder: string, publicTypes: string, code: string }} options
 * @returns {string[]}
 */
export function internalNames({ folder, publicTypes, code }) {
  const known = new Set([
    ...namesIn(reachedFrom(join(folder, publicTypes))),
    ...namesIn(foreignDeclarations()),
    ...(code.match(AS_STRING) ?? []),
  ]);
  return [...new Set(namesIn(declarationsIn(folder)))].filter((name) => !known.has(name)).sort();
}

/**
 * Shortens what terser leaves long: names of properties that never leave the bundle, and `#private`
 * names, which are given out in each class from the first again, so that they repeat.
 *
 * @param {{ folder: string, publicTypes: string, target: string }} options `target` of esbuild
 * @returns {import('rollup').Plugin}
 */
export function mangleNames({ folder, publicTypes, target }) {
  return {
    name: 'mangle-names',
    async renderChunk(code) {
      const names = internalNames({ folder, publicTypes, code });
      const result = await transform(code, {
        charset: 'ascii',
        legalComments: 'none',
        mangleProps: new RegExp(`^(?:${names.join('|')})$`),
        minifyIdentifiers: true,
        target,
      });
      return { code: result.code, map: null };
    },
  };
}
