import { expect } from '@esm-bundle/chai';
import { FULL_GROUP_SIZE } from '../../src/model/block-groups.js';
import { Division } from '../../src/model/division.js';
import type { ShownBlock } from '../../src/model/shown-blocks.js';
import { lead, leads, range } from '../helpers/fake-host.js';

function blocksIn({ groups }: Division): ShownBlock[] {
  return groups.flatMap(({ blocks }) => blocks);
}

describe('Division', () => {
  it('has no groups before there are leads', () => {
    const division = new Division();
    expect(division.groups).to.deep.equal([]);
    division.update([], []);
    expect(division.groups).to.deep.equal([]);
  });

  it('divides the leads, and keeps the blocks that stay', () => {
    const division = new Division();
    const two = leads(1, 2);
    division.update(two, two);
    const [first] = blocksIn(division);
    const three = [...two, lead(3)];
    division.update(three, three);
    expect(blocksIn(division)[0]).to.equal(first);
    expect(blocksIn(division).map(({ size }) => size)).to.deep.equal([2, 1]);
    expect(division.groups).to.have.length(1);
  });

  it('leaves the groups alone while the leads are the same', () => {
    const division = new Division();
    const all = leads(1, 2);
    const shown = all.slice(1);
    division.update(all, shown);
    const { groups } = division;
    division.update(all, shown);
    expect(division.groups).to.equal(groups);
  });

  it('keeps a group in which nothing has changed', () => {
    const division = new Division();
    const many = leads(...range(1, FULL_GROUP_SIZE + 1));
    division.update(many, many);
    const [first] = division.groups;
    const more = [...many, lead(FULL_GROUP_SIZE + 2)];
    division.update(more, more);
    expect(division.groups).to.have.length(2);
    expect(division.groups[0]).to.equal(first);
  });

  it('divides leads that come without being shown', () => {
    const division = new Division();
    const two = leads(1, 2);
    division.update(two, two);
    division.update([...two, lead(3)], two);
    expect(blocksIn(division).map(({ size }) => size)).to.deep.equal([2, 0]);
  });

  it('follows what is shown, and keeps the blocks of leads, and those that are shown as before', () => {
    const division = new Division();
    const two = leads(1, 2);
    const all = [...two, lead(3)];
    division.update(two, two);
    division.update(all, all);
    const [first, second] = blocksIn(division);
    division.update(all, two);
    expect(blocksIn(division).map(({ size }) => size)).to.deep.equal([2, 0]);
    expect(blocksIn(division)[0]).to.equal(first);
    expect(blocksIn(division)[1]?.block).to.equal(second?.block);
  });
});
