import { expect } from '@esm-bundle/chai';
import { excerpt } from '../../src/api/excerpt.js';

const TOKEN = '987654321';

describe('excerpt', () => {
  for (const [title, text, expected] of [
    ['leaves a short text as it is', 'Позже\nR&D 100%', 'Позже\nR&D 100%'],
    ['leaves 300 characters as they are', 'я'.repeat(300), 'я'.repeat(300)],
    ['shortens 301 characters, and marks the cut', 'я'.repeat(301), `${'я'.repeat(299)}…`],
    ['never splits a character', '😀'.repeat(200), `${'😀'.repeat(149)}…`],
  ] as const) {
    it(title, () => {
      expect(excerpt(text, TOKEN)).to.equal(expected);
    });
  }

  describe('of a text that is short without its tokens', () => {
    const longToken = '1234567890123456789';
    const tokens = `${longToken}x`.repeat(99);
    const redacted = '…x'.repeat(99);

    it('keeps up to 2,000 characters', () => {
      const text = `R&D ${tokens} до 12:00 14.12.`;
      expect(text).to.have.length(2000);
      expect(excerpt(text, longToken)).to.equal(`R&D ${redacted} до 12:00 14.12.`);
    });

    it('drops a character reference that the end cuts off', () => {
      const text = `R&D ${tokens} до полуночи&#x39;`;
      expect(text.slice(0, 2000)).to.match(/&#x3$/);
      expect(excerpt(text, longToken)).to.equal(`R&D ${redacted} до полуночи…`);
    });
  });

  for (const written of [TOKEN, '987 654 321', '&#57;&#56;&#55;&#54;&#53;&#52;&#51;&#50;&#49;']) {
    it(`shows no part of the token wherever the text is cut: ${written}`, () => {
      for (let before = 1900; before < 2001; before++) {
        const filler = `${TOKEN} `.repeat(400).slice(0, before);
        expect(excerpt(`${filler}x${written}${written}`, TOKEN)).not.to.match(/\d/);
      }
    });
  }
});
