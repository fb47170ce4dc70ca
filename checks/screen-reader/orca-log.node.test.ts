import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { OrcaLog } from './orca-log.js';

describe('the log of Orca', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'client-leads-log-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is read while it is written', () => {
    const log = new OrcaLog(join(folder, 'orca.log'));
    assert.deepEqual(log.entries(), []);
    writeFileSync(
      log.path,
      "10:00:00.500000 - SPEECH OUTPUT: 'Показано 5' {'rate': 50}\n10:00:01.0 - SPEECH OUTPUT: 'Show",
    );
    assert.deepEqual(textsOf(log), ['Показано 5']);
    appendFileSync(log.path, " 5 more' None\n10:00:02.0 - DEFAULT: Interrupting presentation\n");
    assert.deepEqual(textsOf(log), ['Показано 5', 'Show 5 more', undefined]);
    const [first, second] = log.entries();
    assert.equal(second!.timeMs - first!.timeMs, 500);
  });

  it('joins a message of several lines', () => {
    const log = new OrcaLog(join(folder, 'lines.log'));
    writeFileSync(
      log.path,
      "10:00:00.0 - SPEECH OUTPUT: 'one\n                  two' {'rate': 50}\n10:00:00.0 - else\n",
    );
    assert.deepEqual(textsOf(log), ['one two']);
  });
});

function textsOf(log: OrcaLog): (string | undefined)[] {
  return log.entries().map((entry) => (entry.kind === 'speech' ? entry.text : undefined));
}
