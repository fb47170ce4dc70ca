import { expect } from '@esm-bundle/chai';
import { ApiError, type ErrorKind } from '../../src/model/api-error.js';
import {
  emptySentence,
  errorSentence,
  foundSentence,
  resultSentence,
  type Translator,
} from '../../src/i18n/sentences.js';
import type { FilterResult } from '../../src/model/filter.js';

/** Writes the key of a sentence and its numbers. */
const keys: Translator = {
  text: (key, numbers = {}) =>
    [key, ...Object.entries(numbers).map(([name, value]) => `${name}=${value}`)].join(' '),
};

describe('emptySentence', () => {
  it('names the period if there is one', () => {
    expect(emptySentence(keys, false)).to.equal('empty');
    expect(emptySentence(keys, true)).to.equal('emptyPeriod');
  });
});

describe('errorSentence', () => {
  it('returns the sentence of the kind of failure, or else the given fallback', () => {
    const kinds = ['config', 'offline', 'timeout', 'auth', 'network', 'http', 'protocol', 'api'];
    const sentences = kinds.map((kind) =>
      errorSentence(new ApiError(kind as ErrorKind, 'down'), keys, 'errorMore'),
    );
    const own = ['errorConfig', 'errorOffline', 'errorTimeout', 'errorAuth'];
    expect(sentences).to.deep.equal([...own, ...own.map(() => 'errorMore')]);
  });
});

describe('foundSentence and resultSentence', () => {
  const some = {
    matching: 3,
    loaded: 400,
    total: 1250,
    isComplete: false,
    isWaitingOnly: false,
  };
  const none = { matching: 0 };
  const among = 'noMatchesAmong loaded=400 total=1250';
  for (const [title, changes, found, spoken = found] of [
    ['while it reads', {}, 'foundSoFar n=3 loaded=400 total=1250'],
    ['if the host’s count is too low', { total: 399 }, 'foundCount n=3'],
    ['once everything is read', { isComplete: true }, 'found n=3 total=1250'],
    [
      'for what waits, once everything is read',
      { isComplete: true, isWaitingOnly: true },
      'found n=3 total=1250',
      'foundWaiting n=3',
    ],
    [
      'for what waits, while it reads',
      { isWaitingOnly: true },
      'foundSoFar n=3 loaded=400 total=1250',
    ],
    ['if it has found nothing yet', none, 'foundSoFar n=0 loaded=400 total=1250', among],
    [
      'if there is nothing, by a count that is too low',
      { ...none, total: 9 },
      'foundCount n=0',
      'noMatches',
    ],
    ['if there is nothing', { ...none, isComplete: true }, 'found n=0 total=1250', 'noMatches'],
  ] as [string, Partial<FilterResult>, string, string?][]) {
    it(`count the rows that match a filter ${title}`, () => {
      expect(foundSentence(keys, { ...some, ...changes })).to.equal(found);
      expect(resultSentence(keys, { ...some, ...changes })).to.equal(spoken);
    });
  }
});
