import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listen } from './voice.js';

/** A text of two seconds. */
const TEXT = 'Loaded 20 more. Showing 40 of';

const said = (timeMs: number, text = TEXT) => ({ kind: 'speech', timeMs, text }) as const;
const silenced = (timeMs: number) => ({ kind: 'interruption', timeMs }) as const;
const key = (timeMs: number) => ({ kind: 'key', timeMs }) as const;

const outcomesOf = (...entries: Parameters<typeof listen>[0]) =>
  listen(entries).map(({ outcome }) => outcome);

describe('a voice', () => {
  it('does not finish a text that is silenced before its end', () => {
    assert.deepEqual(outcomesOf(said(0), silenced(1500)), ['cut off']);
    assert.deepEqual(outcomesOf(said(0), silenced(2500)), ['said']);
  });

  it('drops a text that still waits', () => {
    assert.deepEqual(outcomesOf(said(0), said(100), silenced(2500)), ['said', 'cut off']);
  });

  it('does not start a text that is silenced at once', () => {
    assert.deepEqual(outcomesOf(said(0), silenced(200)), ['unheard']);
  });

  it('speaks a text that is sent after the silence', () => {
    const [, last] = listen([said(0), silenced(1000), said(1200)]);
    assert.equal(last?.outcome, 'said');
    assert.equal(Math.round(last.endMs), 1200 + 1933);
  });

  it('lets the reader stop listening', () => {
    assert.deepEqual(outcomesOf(said(0), key(500), silenced(600)), ['said']);
    assert.deepEqual(outcomesOf(said(0), key(500), said(600), silenced(1000)), ['said', 'cut off']);
  });
});
