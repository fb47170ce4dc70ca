import { expect } from '@esm-bundle/chai';
import { redactToken } from '../../src/api/redact-token.js';

const TOKEN = '987654321';

/** The token with each digit written differently. */
function written(digit: (value: number) => string): string {
  return Array.from(TOKEN, (value) => digit(Number(value))).join('');
}

describe('redactToken', () => {
  it('removes the digits of the token wherever they stand', () => {
    expect(redactToken('55120938: id=x55120938551209381', '55120938')).to.equal('…: id=x……1');
  });

  for (const [title, text] of Object.entries({
    'with spaces': '987 654 321',
    'with commas and spaces': '987, 654, 321',
    'with hyphens': '98-76-54-32-1',
    'with a dash': '987 — 654 — 321',
    'with apostrophes': "987’654'321",
    'with line breaks': '987\r\n654\r\n321',
    'with hidden characters': '9\u200b8\u00ad7\u2060654321',
    'with many hidden characters': Array.from(TOKEN).join('\u200b\u034f'.repeat(40)),
    'with encoded spaces': '987&nbsp;654&#160;321',
    'with percent-encoded spaces': '987%20654%C2%A0321',
    'as decimal references': written((value) => `&#00${48 + value};`),
    'as hexadecimal references': written((value) => `&#X003${value};`),
    'as references without an end': written((value) => `&#x3${value}`),
    'as references of references': written((value) => `&amp;#${48 + value};`),
    'percent-encoded': written((value) => `%3${value}`),
    'percent-encoded twice': written((value) => `%253${value}`),
    'in full width': written((value) => String.fromCodePoint(0xff10 + value)),
    'in Arabic digits': written((value) => String.fromCodePoint(0x660 + value)),
    'as superscripts': '⁹⁸⁷⁶⁵⁴³²¹',
    'in all ways at once': '9&#56;%37６ 5٤-&#x33;&amp;#50;𝟏',
  })) {
    it(`removes the token ${title}`, () => {
      expect(redactToken(`Токен ${text}!`, TOKEN)).to.equal('Токен …!');
      expect(redactToken(`${text}/0${text}`, TOKEN)).to.equal('…/0…');
    });
  }

  it('removes a short token only as a whole number, with zeros before it too', () => {
    expect(redactToken('1, 01, 001; 10, 21, 2011', '1')).to.equal('…, …, …; 10, 21, 2011');
  });

  it('keeps other texts', () => {
    for (const text of [
      '',
      'Заявка 987 от 22.12.2025, до 18:00',
      '987 и 654 и 321',
      '9876543 2x1',
      '98765432&#100;1 & %zz &#; &#x110000; %',
      '&#x1D7D;',
      '98765432⑫',
    ]) {
      expect(redactToken(text, TOKEN)).to.equal(text);
    }
  });

  it('drops a number that the end may have cut', () => {
    expect(redactToken('Токен 987 и 98765', TOKEN, true)).to.equal('Токен 987 и ');
    expect(redactToken('Токен 987 и', TOKEN, true)).to.equal('Токен 987 и');
  });
});
