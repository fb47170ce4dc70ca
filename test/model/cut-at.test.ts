import { expect } from '@esm-bundle/chai';
import { cutAt } from '../../src/model/cut-at.js';

describe('cutAt', () => {
  it('returns the beginning of a text, and whether it was cut', () => {
    expect(cutAt('сертификат', 4)).to.equal('серт…');
  });

  it('never splits a character', () => {
    expect(cutAt('🎁🎁🎁', 3)).to.equal('🎁…');
    expect(cutAt('🎁🎁🎁', 4)).to.equal('🎁🎁…');
  });
});
