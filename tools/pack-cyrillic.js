import { fileURLToPath } from 'node:url';
import { applyEdits, nodesIn } from './ast.js';
import { decode, encode } from './cyrillic.js';

const CODE = fileURLToPath(new URL('cyrillic.js', import.meta.url));

const isText = ({ type, value }) => type === 'Literal' && typeof value === 'string';

/**
 * Writes the texts of a module that exports an object of them with one ASCII character for each
 * Russian letter, in place of the six of `\u0430`, and reads them when the module is run.
 *
 * @param {string} module how the path of the module ends
 * @returns {import('rollup').Plugin}
 */
export function packCyrillic(module) {
  return {
    name: 'pack-cyrillic',
    transform(code, id) {
      if (!id.replaceAll('\\', '/').endsWith(module)) return null;
      const texts = [...nodesIn(this.parse(code))].find(({ type }) => type === 'ObjectExpression');
      const edits = [...nodesIn(texts)].filter(isText).map(({ start, end, value }) => {
        const encoded = encode(value);
        if (decode(encoded) !== value) this.error(`${id} has what cannot be packed: ${value}`);
        return { start, end, text: JSON.stringify(encoded) };
      });
      const packed = applyEdits(code, [
        { start: texts.start, end: texts.start, text: 'decode(' },
        ...edits,
        { start: texts.end, end: texts.end, text: ')' },
      ]);
      return { code: `import { decode } from ${JSON.stringify(CODE)};\n${packed}`, map: null };
    },
  };
}
