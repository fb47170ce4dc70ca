import { expect } from '@esm-bundle/chai';
import { readPage } from '../../src/api/read-page.js';
import { readResponse } from '../../src/api/read-response.js';
import { formatTime, machineTime } from '../../src/i18n/dates.js';

const TOKEN = '987654321';
const LENGTH = 200_000;
/** A pattern that backtracks to the start takes minutes for such a text. */
const MAX_MS = 2000;

const PIECES: Readonly<Record<string, string>> = {
  'line breaks': '\n',
  spaces: ' ',
  'stack traces without an end': '\n   at a',
  'one long line of a stack trace': '(',
  'opening brackets of tags': '<',
  digits: '9',
  zeros: '0',
  'beginnings of the token': '98765432 ',
  tokens: `${TOKEN} `,
  dots: '.',
  'invisible characters': '\u200b',
  'halves of characters': '\ud83d',
};

/** Reads the text everywhere that an API can put one. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  ErrorCode: (text) => readPage({ ErrorCode: text }, TOKEN),
  Message: (text) => readPage({ ErrorCode: 1, Message: text }, TOKEN),
  'each field': (text) => {
    const names = 'Id Leads ProcTime LeadSourceName LeadStatusName Subject CountNotReadMessage';
    const row = Object.fromEntries(names.split(' ').map((name) => [name, text]));
    return readPage({ TotalRows: text, LeadsClients: [row] }, TOKEN);
  },
  'the fraction of a second': (text) => {
    const { leads } = readPage({ LeadsClients: [{ ProcTime: `2025-12-22T02:25:53.${text}` }] }, '');
    const time = leads[0]?.time;
    return time && [formatTime(time, 'ru', new Date(0)), machineTime(time)];
  },
  'a failure of the framework': (text) => {
    const body = JSON.stringify({ Message: text, ExceptionMessage: text });
    const mediaType = 'application/json';
    return readResponse({ status: 500, mediaType, body, retryAfter: undefined }, TOKEN);
  },
  'a media type': (text) =>
    readResponse({ status: 200, mediaType: text, body: '', retryAfter: undefined }, TOKEN),
};

function measure(run: () => unknown): number {
  const start = performance.now();
  try {
    run();
  } catch {
    // Other tests check the result.
  }
  return performance.now() - start;
}

describe('a text of 200,000 characters is read quickly if it consists of', () => {
  for (const [title, piece] of Object.entries(PIECES)) {
    it(title, () => {
      const text = piece.repeat(LENGTH / piece.length);
      for (const [where, read] of Object.entries(READERS)) {
        // The texts around it may keep a pattern from ending where the text does.
        for (const long of [text, `Ошибка${text}!`]) {
          expect(
            measure(() => read(long)),
            where,
          ).to.be.below(MAX_MS);
        }
      }
    });
  }
});
