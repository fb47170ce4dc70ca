import { expect } from '@esm-bundle/chai';
import { cutAt, excerpt } from '../../src/api/excerpt.js';

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

  it('replaces the token as a whole number, with zeros before it too', () => {
    expect(excerpt(`${TOKEN}: id=x${TOKEN}, 00${TOKEN}`, TOKEN)).to.equal('…: id=x…, …');
    expect(excerpt('1, 01; 10, 21, 2011', '1')).to.equal('…, …; 10, 21, 2011');
  });

  it('shows no part of a token where it cuts', () => {
    for (let before = 280; before < 301; before++) {
      expect(excerpt(`${'x'.repeat(before)}${TOKEN}`, TOKEN)).not.to.match(/\d/);
    }
  });
});

describe('cutAt', () => {
  it('returns the beginning of a text, and whether it was cut', () => {
    expect(cutAt('сертификат', 4)).to.equal('серт…');
  });

  it('never splits a character', () => {
    expect(cutAt('🎁🎁🎁', 3)).to.equal('🎁…');
    expect(cutAt('🎁🎁🎁', 4)).to.equal('🎁🎁…');
  });
});
