import { expect } from '@esm-bundle/chai';
import { Division } from '../../src/model/division.js';
import type { ShownBlock } from '../../src/model/shown-blocks.js';
import { lead, leads } from '../helpers/fake-host.js';

function blocksIn({ groups }: Division): ShownBlock[] {
  return groups.flatMap(({ blocks }) => blocks);
}

function sizesOf(division: Division): number[] {
  return blocksIn(division).map(({ size }) => size);
}

describe('Division', () => {
  const two = leads(1, 2);
  const three = [...two, lead(3)];

  it('has no groups before there are leads', () => {
    const division = new Division();
    expect(division.groups).to.deep.equal([]);
    division.update([], []);
    expect(division.groups).to.deep.equal([]);
  });

  it('leaves the groups alone while the leads are the same', () => {
    const division = new Division();
    const shown = two.slice(1);
    division.update(two, shown);
    const { groups } = division;
    division.update(two, shown);
    expect(division.groups).to.equal(groups);
  });

  it('divides leads that come without being shown', () => {
    const division = new Division();
    division.update(two, two);
    division.update(three, two);
    expect(sizesOf(division)).to.deep.equal([2, 0]);
  });

  it('keeps the blocks that stay, of all leads and of those that are shown', () => {
    const division = new Division();
    division.update(two, two);
    const [first] = blocksIn(division);
    division.update(three, three);
    const [, second] = blocksIn(division);
    expect(sizesOf(division)).to.deep.equal([2, 1]);
    division.update(three, two);
    expect(sizesOf(division)).to.deep.equal([2, 0]);
    expect(blocksIn(division)[0]).to.equal(first);
    expect(blocksIn(division)[1]?.block).to.equal(second?.block);
    expect(division.groups).to.have.length(1);
  });
});
