import { expect } from '@esm-bundle/chai';
import { toneOf } from '../../src/model/tone.js';

describe('toneOf', () => {
  it('returns the tone of a status, and neutral for an unlisted status', () => {
    const tones = { Решено: 'success' } as const;
    expect(toneOf('Решено', tones)).to.equal('success');
    expect(toneOf('Новое', tones)).to.equal('neutral');
    expect(toneOf('constructor', tones)).to.equal('neutral');
  });
});
