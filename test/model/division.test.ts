import { expect } from '@esm-bundle/chai';
import { Division } from '../../src/model/division.js';
import type { ShownBlock } from '../../src/model/shown-blocks.js';
import { lead, leads } from '../helpers/fake-host.js';

describe('Division', () => {
  const two = leads(1, 2);
  const three = [...two, lead(3)];

  /** The blocks of a division after an update. */
  function update(division: Division, ...[all, shown]: Parameters<Division['update']>) {
    division.update(all, shown);
    return division.groups.flatMap(({ blocks }) => blocks) as [ShownBlock, ShownBlock];
  }

  it('has no groups without leads, and does not change for the same leads', () => {
    const division = new Division();
    expect(division.groups).to.deep.equal([]);
    const shown = two.slice(1);
    division.update(two, shown);
    const { groups } = division;
    division.update(two, shown);
    expect(division.groups).to.equal(groups);
  });

  it('keeps the remaining blocks, of all leads and of the leads that are shown', () => {
    const division = new Division();
    const [first] = update(division, two, two);
    const [, hidden] = update(division, three, two);
    const [, second] = update(division, three, three);
    const last = update(division, three, two);
    expect([first, hidden, second, ...last].map(({ size }) => size)).to.deep.equal([2, 0, 1, 2, 0]);
    expect(last[0]).to.equal(first);
    expect(last[1].block).to.equal(second.block);
    expect(division.groups).to.have.length(1);
  });
});
