import { expect } from '@esm-bundle/chai';
import { readPage } from '../../src/api/read-page.js';
import { readResponse } from '../../src/api/read-response.js';
import { formatTime, machineTime } from '../../src/i18n/dates.js';

const TOKEN = '987654321';
const LENGTH = 200_000;
/** A pattern that backtracks to the start takes minutes for such a text. */
const MAX_MS = 2000;

const TEXTS: Readonly<Record<string, string>> = {
  'line breaks': '\n',
  spaces: ' ',
  'stack traces without an end': '\n   at a',
  'one long line of a stack trace': '(',
  'opening brackets of tags': '<',
  digits: '9',
  zeros: '0',
  'beginnings of the token': '98765432 ',
  tokens: `${TOKEN} `,
  'starts of references': '&#',
  'references with zeros': '&#x0000',
  'percent signs': '%',
  dots: '.',
  'invisible characters': '\u200b',
  'halves of characters': '\ud83d',
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

for (const [title, piece] of Object.entries(TEXTS)) {
  describe(`a text of ${title}`, () => {
    const text = piece.repeat(LENGTH / piece.length);

    for (const [where, read] of Object.entries({
      'an ErrorCode': (long) => readPage({ ErrorCode: long }, TOKEN),
      'a Message': (long) => readPage({ ErrorCode: 1, Message: long }, TOKEN),
      'each field of a row': (long) => {
        const names = 'Id Leads ProcTime LeadSourceName LeadStatusName Subject CountNotReadMessage';
        const row = Object.fromEntries(names.split(' ').map((name) => [name, long]));
        return readPage({ TotalRows: long, LeadsClients: [row] }, TOKEN);
      },
      'the fraction of a second': (long) => {
        const ProcTime = `2025-12-22T02:25:53.${long}`;
        const [lead] = readPage({ LeadsClients: [{ ProcTime }] }, TOKEN).leads;
        return (
          lead?.time && [
            formatTime(lead.time, { locale: 'ru', timeZone: undefined }, new Date(0)),
            machineTime(lead.time),
          ]
        );
      },
      'a failure of the framework': (long) =>
        readResponse(
          {
            status: 500,
            mediaType: 'application/json',
            body: JSON.stringify({ Message: long, ExceptionMessage: long }),
            retryAfter: undefined,
          },
          TOKEN,
        ),
      'a media type': (long) =>
        readResponse({ status: 200, mediaType: long, body: '', retryAfter: undefined }, TOKEN),
    } satisfies Record<string, (long: string) => unknown>)) {
      it(`is read quickly as ${where}`, () => {
        // The texts around it may keep a pattern from ending where the text does.
        for (const long of [text, `Ошибка${text}!`]) {
          expect(measure(() => read(long))).to.be.below(MAX_MS);
        }
      });
    }
  });
}
