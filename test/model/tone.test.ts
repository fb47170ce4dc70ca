import { expect } from '@esm-bundle/chai';
import { isTone, toneOf } from '../../src/model/tone.js';

describe('toneOf', () => {
  it('returns the tone of a status, and neutral for an unlisted status', () => {
    const tones = { Решено: 'success' } as const;
    expect(toneOf('Решено', tones)).to.equal('success');
    expect(toneOf('Новое', tones)).to.equal('neutral');
    expect(toneOf('Новое', null)).to.equal('neutral');
    expect(toneOf('constructor', tones)).to.equal('neutral');
  });
});

describe('isTone', () => {
  it('accepts only the tones', () => {
    const tones = ['neutral', 'progress', 'attention', 'success', 'danger'];
    expect([...tones, '', 'Danger', 'green', null, undefined, {}].filter(isTone)).to.deep.equal(
      tones,
    );
  });
});
