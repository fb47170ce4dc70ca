import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { mountFor, rows, settled } from '../helpers/element.js';

const [ROW] = manyRows(1).map((row) => ({ ...row, LeadStatusName: 'Новое' }));

describe('a property that decides about rows', () => {
  for (const [name, value, selector, before, after] of [
    ['leadHref', '/a/{id}', 'a.subject', 0, 1],
    ['selectable', true, 'button.subject', 0, 1],
    ['statusTones', { Новое: 'danger' }, '[part~=status-danger]', 0, 1],
    ['headingLevel', 4, 'h5', 0, 1],
    ['renderLead', () => 'своё', '.subject', 1, 0],
  ] as const) {
    it(`is followed at any time, and asks for nothing: ${name}`, async () => {
      const host = await DemoHost.create({ leads: [{ ...ROW, ProcTime: '2024-12-02' }] });
      const element = await settled(mountFor(host, { 'group-by': 'month' }));
      const count = () => rows(element)[0]!.querySelectorAll(selector).length;
      expect(count()).to.equal(before);
      for (const [next, expected] of [
        [value, after],
        [null, before],
      ] as const) {
        Object.assign(element, { [name]: next });
        await element.updateComplete;
        expect(count()).to.equal(expected);
      }
      expect(await host.requests()).to.have.length(1);
    });
  }
});
