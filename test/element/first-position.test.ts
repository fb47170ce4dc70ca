import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { idsOf, loadMoreButton, mountFor, settled, summary } from '../helpers/element.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';
import { waitUntil } from '../helpers/wait-until.js';

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

  it('is found at the end of a list that moves between the answers of the probe', async () => {
    const warnings = captureConsole('warn');
    const host = await DemoHost.create({ leads: manyRows(10), settings: { firstPosition: 0 } });
    const moves = [{ insert: { row: { Id: 99 } } }, { remove: { at: 10 } }];
    const normal = { normal: true };
    await host.answer(normal, normal, normal, { ops: moves });
    const element = await settled(mountTimed(host, { 'first-position': '', length: '9' }));
    const more = element.loadMore();
    await clockOf(element).waitsFor(0);
    expect([element.status, summary(element)]).to.deep.equal(['ready', 'Показано 9 из 10']);
    clockOf(element).pass(0);
    expect(await more).to.equal(true);
    expect(idsOf(element)).to.deep.equal(await host.ids('1017'));
    expect([element.status, summary(element)]).to.deep.equal(['complete', 'Показано 10 из 10']);
    expect(loadMoreButton(element)).to.equal(null);
    expect(warnings).to.have.length(1);
  });
});
