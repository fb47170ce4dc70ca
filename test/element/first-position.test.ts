import { expect, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { idsOf, mountFor, settled } from '../helpers/element.js';

describe('the first position', () => {
  it('is 0 if there is a row before the first, which is added on top; the next list starts there', async () => {
    const warnings = captureConsole('warn');
    const host = await DemoHost.create({ leads: manyRows(45), settings: { firstPosition: 0 } });
    const mountUnknowing = () => mountFor(host, { 'first-position': '' });
    const elements = [mountUnknowing(), mountUnknowing()];
    await waitUntil(() => elements.every(({ leads }) => leads.length === 21));
    const ids = manyRows(21).map(({ Id }) => Id);
    expect(elements.map(idsOf)).to.deep.equal([ids, ids]);
    const later = await settled(mountUnknowing());
    expect(idsOf(later)).to.deep.equal(ids.slice(0, 20));
    expect((await host.spans()).at(-1)).to.deep.equal([0, 20]);
    expect(warnings).to.deep.equal([
      '<client-leads> This host counts from 0: set first-position="0".',
    ]);
  });
});
