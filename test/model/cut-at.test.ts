import { expect } from '@esm-bundle/chai';
import { cutAt } from '../../src/model/cut-at.js';

describe('cutAt', () => {
  it('returns the beginning of a text, and says that it is cut', () => {
    expect(cutAt('сертификат', 4)).to.equal('серт…');
  });

  it('cuts no character in half', () => {
    expect(cutAt('🎁🎁🎁', 3)).to.equal('🎁…');
    expect(cutAt('🎁🎁🎁', 4)).to.equal('🎁🎁…');
  });
});
