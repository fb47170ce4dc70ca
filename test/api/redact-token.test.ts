import { expect } from '@open-wc/testing';
import { redactToken } from '../../src/api/redact-token.js';

describe('redactToken', () => {
  it('takes the digits of the token out, wherever they stand', () => {
    expect(redactToken('55120938: id=x55120938551209381', '55120938')).to.equal('…: id=x……1');
  });

  it('takes a short token out as a number of its own, zeros before it too', () => {
    expect(redactToken('1, 01, 001; 10, 21, 2011', '1')).to.equal('…, …, …; 10, 21, 2011');
  });

  it('leaves other texts as they are', () => {
    expect(redactToken('5512 0938', '55120938')).to.equal('5512 0938');
    expect(redactToken('', '55120938')).to.equal('');
  });
});
