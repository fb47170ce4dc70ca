import { expect } from '@esm-bundle/chai';
import { cutAt, excerpt } from '../../src/api/read-field.js';

const TOKEN = '987654321';

describe('excerpt', () => {
  it('leaves 300 characters as they are, and marks the cut of more', () => {
    for (const [text, expected] of [
      ['Позже\nR&D 100%', 'Позже\nR&D 100%'],
      ['я'.repeat(300), 'я'.repeat(300)],
      ['я'.repeat(301), `${'я'.repeat(299)}…`],
      ['😀'.repeat(200), `${'😀'.repeat(149)}…`],
    ] as const) {
      expect(excerpt(text, TOKEN)).to.equal(expected);
    }
  });

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
  it('never splits a character', () => {
    expect(cutAt('🎁🎁🎁', 3)).to.equal('🎁…');
    expect(cutAt('🎁🎁🎁', 4)).to.equal('🎁🎁…');
  });
});
