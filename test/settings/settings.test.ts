import { expect } from '@esm-bundle/chai';
import {
  defaultSettings,
  readSettings,
  type RawSettings,
  type Settings,
} from '../../src/settings/settings.js';
import { PREFERENCES } from '../fixtures/preferences.js';

function read(raw: RawSettings): Settings {
  return readSettings(raw, {
    preferences: PREFERENCES,
    apiBase: () => 'https://api.example/',
    pageUrl: 'https://partner.example/cabinet/',
  });
}

describe('readSettings', () => {
  it('builds requests with the preferred format and first position', () => {
    const preferred = { wireFormat: 'xml', firstPosition: '0', loginHref: '/login' };
    const raw = { siteCode: 'GIFT-01', client: '1017', token: '55120938', ...preferred };
    const { configuration, preferences } = read({ ...raw, apiBase: '/api/' });
    expect(configuration.state === 'valid' && configuration.configuration).to.deep.include({
      base: 'https://partner.example/api/',
      wireFormat: 'xml',
      firstPosition: 0,
    });
    expect(preferences.loginHref).to.equal('/login');
  });

  it('warns about bad preferences, even while a setting is missing', () => {
    const { configuration, warnings } = read({ pageSize: '0' });
    expect(configuration).to.deep.equal({ state: 'missing' });
    expect(warnings).to.have.length(1);
  });

  it('reads missing settings as the defaults', () => {
    expect(read({})).to.deep.equal(defaultSettings(PREFERENCES));
  });
});
