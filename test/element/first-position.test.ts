import { expect, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { idsOf, mountFor, settled } from '../helpers/element.js';

const range = (count: number) => manyRows(count).map(({ Id }) => Id);

/** An element that does not know what this host calls its first record. */
function mountUnknowing(host: DemoHost): ClientLeads {
  return mountFor(host, { 'first-position': '' });
}

describe('the first position', () => {
  it('is 0 if a row stands before the first, which is put on top; the next one begins there', async () => {
    const warnings = captureConsole('warn');
    const host = await DemoHost.create({ leads: manyRows(45), settings: { firstPosition: 0 } });
    const elements = [mountUnknowing(host), mountUnknowing(host)];
    await waitUntil(() => elements.every(({ leads }) => leads.length === 21));
    expect(elements.map(idsOf)).to.deep.equal([range(21), range(21)]);
    const later = await settled(mountUnknowing(host));
    expect(idsOf(later)).to.deep.equal(range(20));
    expect((await host.spans()).at(-1)).to.deep.equal([0, 20]);
    expect(warnings).to.deep.equal([
      '<client-leads> This host counts from 0: set first-position="0".',
    ]);
  });
});
