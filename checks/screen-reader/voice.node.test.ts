import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listen } from './voice.js';

/** Takes the voice two seconds. */
const TEXT = 'Loaded 20 more. Showing 40 of';

const said = (timeMs: number, text = TEXT) => ({ kind: 'speech', timeMs, text }) as const;
const silenced = (timeMs: number) => ({ kind: 'interruption', timeMs }) as const;
const key = (timeMs: number) => ({ kind: 'key', timeMs }) as const;

const outcomesOf = (...entries: Parameters<typeof listen>[0]) =>
  listen(entries).map(({ outcome }) => outcome);

describe('a voice', () => {
  it('cuts off what is silenced before its end', () => {
    assert.deepEqual(outcomesOf(said(0), silenced(1500)), ['cut off']);
    assert.deepEqual(outcomesOf(said(0), silenced(2500)), ['said']);
  });

  it('cuts off what still waits for its turn', () => {
    assert.deepEqual(outcomesOf(said(0), said(100), silenced(2500)), ['said', 'cut off']);
  });

  it('does not begin with what is silenced at once', () => {
    assert.deepEqual(outcomesOf(said(0), silenced(200)), ['unheard']);
  });

  it('says afterwards what is sent after it was silenced', () => {
    const [, last] = listen([said(0), silenced(1000), said(1200)]);
    assert.equal(last?.outcome, 'said');
    assert.equal(Math.round(last.endMs), 1200 + 1933);
  });

  it('leaves to the reader to have heard enough', () => {
    assert.deepEqual(outcomesOf(said(0), key(500), silenced(600)), ['said']);
    assert.deepEqual(outcomesOf(said(0), key(500), said(600), silenced(1000)), ['said', 'cut off']);
  });
});
