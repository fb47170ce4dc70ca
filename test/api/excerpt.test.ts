import { expect } from '@esm-bundle/chai';
import { excerpt } from '../../src/api/excerpt.js';

const TOKEN = '987654321';

describe('excerpt', () => {
  it('leaves a short text as it is', () => {
    expect(excerpt('Сервис недоступен.\nПозже', TOKEN)).to.equal('Сервис недоступен.\nПозже');
    expect(excerpt('я'.repeat(300), TOKEN)).to.equal('я'.repeat(300));
  });

  it('cuts a long one, and says so', () => {
    expect(excerpt('я'.repeat(301), TOKEN)).to.equal(`${'я'.repeat(299)}…`);
    expect(excerpt('я'.repeat(10_000_000), TOKEN)).to.equal(`${'я'.repeat(299)}…`);
  });

  it('cuts no character in half', () => {
    expect(excerpt('😀'.repeat(200), TOKEN)).to.equal(`${'😀'.repeat(149)}…`);
  });

  for (const written of [TOKEN, '987 654 321', '&#57;&#56;&#55;&#54;&#53;&#52;&#51;&#50;&#49;']) {
    it(`shows no part of the token wherever it is cut: ${written}`, () => {
      for (let before = 1900; before < 2001; before++) {
        const filler = `${TOKEN} `.repeat(400).slice(0, before);
        expect(excerpt(`${filler}x${written}${written}`, TOKEN)).not.to.match(/\d/);
      }
    });
  }
});
