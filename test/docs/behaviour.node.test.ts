/** Compares what `docs/behaviour.md` and its Russian pair say with the code. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { ApiError } from '../../src/api/api-error.js';
import { readFieldValues } from '../../src/api/formats/format.js';
import type { PageRequest } from '../../src/api/page-request.js';
import { readResponse } from '../../src/api/read-response.js';
import { QUICK_MS, retryDelay } from '../../src/api/retry.js';
import { en } from '../../src/i18n/en.js';
import { ru } from '../../src/i18n/ru.js';
import type { Messages } from '../../src/i18n/messages.js';

const english = await readFile('docs/behaviour.md', 'utf8');
const russian = await readFile('docs/behaviour.ru.md', 'utf8');

/** A request with every field that can be sent. */
const WHOLE_REQUEST: Required<PageRequest> = {
  siteCode: 'GIFT-01',
  client: '1017',
  token: '55120938',
  operator: '1',
  begDate: '2025-12-01',
  endDate: '2025-12-22',
  start: 1,
  length: 20,
};

const PLACEHOLDER = /\{\w+\}/g;

/** Every text of one sentence, in English and in Russian. */
const TEXTS = (Object.keys(en) as (keyof Messages)[]).flatMap((key) => {
  const [from, to] = [en[key], ru[key]];
  return typeof from === 'string' && typeof to === 'string' ? [{ from, to }] : [];
});

/** Returns the Russian text of an English one, with the same numbers in it. */
function inRussian(sentence: string): string | undefined {
  for (const { from, to } of TEXTS) {
    const pattern = new RegExp(`^${from.replace(PLACEHOLDER, '([\\d,]+)')}$`);
    const [, ...values] = pattern.exec(sentence) ?? [];
    if (pattern.test(sentence)) {
      const names = from.match(PLACEHOLDER) ?? [];
      return names.reduce(
        (text, name, index) => text.replace(name, values[index]!.replace(',', ' ')),
        to,
      );
    }
  }
  return undefined;
}

/** The statuses after which a request is sent again. */
function transientStatuses(): number[] {
  const statuses = Array.from({ length: 200 }, (_, index) => 400 + index);
  return statuses.filter((status) => {
    try {
      readResponse({ status, mediaType: '', body: '', retryAfter: undefined }, '1');
      return false;
    } catch (error) {
      return error instanceof ApiError && error.isTransient;
    }
  });
}

/** Writes numbers as a sentence does. */
function enumerate(numbers: readonly number[], conjunction: string): string {
  return `${numbers.slice(0, -1).join(', ')} ${conjunction} ${numbers.at(-1)}`;
}

describe('the documents on behaviour', () => {
  it('quote built-in texts, the same in both languages', () => {
    const quotes = [...english.replaceAll(/^```[^]*?^```$/gm, '').matchAll(/“([^”а-яё]+)”/g)];
    assert.ok(quotes.length > 15);
    for (const [, sentence = ''] of quotes) {
      const translated = inRussian(sentence);
      assert.ok(translated, `No text is: ${sentence}`);
      assert.ok(russian.includes(`«${translated}»`), `The Russian should quote: ${translated}`);
    }
  });

  it('list the fields that are sent', () => {
    for (const [document, heading] of [
      [english, 'What is sent and stored'],
      [russian, 'Что отправляется и хранится'],
    ] as const) {
      const [, section = ''] = document.split(`## ${heading}\n`);
      const [list = ''] = /(?:^- .*\n)+/m.exec(section) ?? [];
      const named = [...list.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
      const sent = readFieldValues(WHOLE_REQUEST).map(({ name }) => name);
      assert.deepEqual(named.sort(), sent.sort());
    }
  });

  it('list the failures that are retried, and the delays', () => {
    const statuses = transientStatuses();
    const delays = [QUICK_MS, retryDelay(1)].map((ms) => ms / 1000);
    assert.deepEqual(delays, [2, 3]);
    for (const sentence of [
      `the statuses ${enumerate(statuses, 'and')}, if they come within 2 seconds`,
      'after up to 3 seconds',
    ]) {
      assert.ok(english.includes(sentence), sentence);
    }
    for (const sentence of [
      `ответов ${enumerate(statuses, 'и')}, если они пришли за 2 секунды`,
      'не позже чем через 3 секунды',
    ]) {
      assert.ok(russian.includes(sentence), sentence);
    }
  });

  it('count the requests that refreshing costs', () => {
    for (const document of [english, russian]) {
      const rows = [...document.matchAll(/^\| (\d+) +\| ([\d., ]+)\| ([\d., ]+)\|$/gm)];
      assert.equal(rows.length, 3);
      for (const [, interval, ...cells] of rows) {
        for (const [index, cell] of cells.entries()) {
          const isDecimal = /^\d[.,]\d$/.test(cell.trim());
          const written = Number(cell.replaceAll(/[ .,]/g, '')) / (isDecimal ? 10 : 1);
          // Each wait is up to a fifth longer, a tenth on average.
          const perSecond = (1000 ** (index + 1) * 1000) / (1.1 * Number(interval));
          assert.ok(Math.abs(written / perSecond - 1) < 0.015, `${interval}: ${cell}`);
        }
      }
    }
  });
});
