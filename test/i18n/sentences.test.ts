import { expect } from '@esm-bundle/chai';
import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import {
  emptySentence,
  errorSentence,
  foundSentence,
  spokenFindings,
  spokenPage,
} from '../../src/i18n/sentences.js';
import type { Findings } from '../../src/model/findings.js';
import type { Translator } from '../../src/i18n/translator.js';

/** Writes the key of a sentence, and its numbers. */
const keys: Translator = {
  text: (key, numbers = {}) =>
    [key, ...Object.entries(numbers).map(([name, value]) => `${name}=${value}`)].join(' '),
  number: String,
};

describe('emptySentence', () => {
  it('speaks of the period if there is one, open or not', () => {
    expect(emptySentence(keys, { from: null, to: null })).to.equal('empty');
    expect(emptySentence(keys, { from: '2025-12-22', to: null })).to.equal('emptyPeriod');
    expect(emptySentence(keys, { from: null, to: '2025-12-22' })).to.equal('emptyPeriod');
  });
});

describe('errorSentence', () => {
  const kinds: Record<ErrorKind, string> = {
    config: 'errorConfig',
    offline: 'errorOffline',
    timeout: 'errorTimeout',
    auth: 'errorAuth',
    network: 'errorMore',
    http: 'errorMore',
    protocol: 'errorMore',
    api: 'errorMore',
  };
  for (const [kind, sentence] of Object.entries(kinds) as [ErrorKind, string][]) {
    it(`is ${sentence} for a further page, if ${kind} has failed`, () => {
      expect(errorSentence(new ApiError(kind, 'down'), keys, 'errorMore')).to.equal(sentence);
    });
  }

  it('is what the API says to people, if it does', () => {
    const error = new ApiError('api', 'down', { apiMessage: 'Приходите завтра' });
    expect(errorSentence(error, keys, 'error')).to.equal('Приходите завтра');
  });
});

describe('spokenPage', () => {
  it('says how many rows have come, if any', () => {
    const page = { added: 20, shown: 40, total: 134 };
    expect(spokenPage(keys, page)).to.equal('loaded n=20 shown=40 total=134');
    expect(spokenPage(keys, { ...page, added: 0 })).to.equal('shown shown=40 total=134');
  });
});

describe('foundSentence and spokenFindings', () => {
  const SOME = { matching: 3, loaded: 400, total: 1250, isComplete: false, isStopped: false };
  for (const [title, findings, found, spoken = found] of [
    ['while it reads', SOME, 'foundSoFar n=3 loaded=400 total=1250'],
    ['once it has stopped', { ...SOME, isStopped: true }, 'foundAmong n=3 loaded=400 total=1250'],
    ['if the host counts too few', { ...SOME, total: 399 }, 'foundCount n=3'],
    [
      'if all that it counts are read',
      { ...SOME, total: 400 },
      'foundSoFar n=3 loaded=400 total=400',
    ],
    ['once all is read', { ...SOME, isComplete: true }, 'found n=3 total=1250'],
    [
      'if it has found nothing yet',
      { ...SOME, matching: 0 },
      'foundSoFar n=0 loaded=400 total=1250',
    ],
    [
      'if it has found nothing at all',
      { ...SOME, isComplete: true, matching: 0 },
      'found n=0 total=1250',
      'noMatches',
    ],
  ] as [string, Findings, string, string?][]) {
    it(`say what a filter has found ${title}`, () => {
      expect(foundSentence(keys, findings)).to.equal(found);
      expect(spokenFindings(keys, findings)).to.equal(spoken);
    });
  }
});
