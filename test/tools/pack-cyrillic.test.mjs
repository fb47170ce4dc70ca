import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decode, encode } from '../../tools/cyrillic.js';
import { packCyrillic } from '../../tools/pack-cyrillic.js';
import { parseAst } from 'rollup/parseAst';

const MODULE = '/i18n/ru.js';

const context = {
  parse: parseAst,
  error(message) {
    throw new Error(message);
  },
};

const pack = (code, id) => packCyrillic(MODULE).transform.call(context, code, id)?.code;

describe('what the build does to Russian texts', () => {
  it('is undone when they are read, at any depth', () => {
    const alphabet = Array.from({ length: 64 }, (_, index) => String.fromCharCode(0x410 + index));
    const text = `${alphabet.join('')} Ёё №\u00a0{number} – «{n}», 1…`;
    assert.match(encode(text.slice(0, 64)), /^[?-~]{64}$/);
    assert.deepEqual(decode({ a: encode(text), b: { c: encode('ь{n}') } }), {
      a: text,
      b: { c: 'ь{n}' },
    });
  });

  it('leaves other modules, and all but the texts, as they are', () => {
    const code =
      "const a = 'Период';\nexport const ru = { from: 'С', more: { one: '{n} штука' } };";
    assert.equal(pack(code, '/i18n/en.js'), undefined);
    const packed = pack(code, `/dist${MODULE}`);
    assert(packed.includes("const a = 'Период';\nexport const ru = decode({ from: "));
    assert(!packed.includes('штука'));
  });

  it('fails the build where a text has Latin letters', () => {
    assert.throws(() => pack("export const ru = { from: 'Leads' };", MODULE), /Leads/);
  });
});
