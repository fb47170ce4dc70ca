import { expect } from '@esm-bundle/chai';
import { Arrivals } from '../../src/model/arrivals.js';
import { lead } from '../helpers/leads.js';

describe('Arrivals', () => {
  const [first, second, third] = [lead(1), lead(2), lead(3)];

  it('are the leads of a refresh that were not there before', () => {
    const arrivals = new Arrivals();
    arrivals.update([second, third], false);
    expect(arrivals.leads.size).to.equal(0);
    const changed = lead(2, { status: 'Решено' });
    arrivals.update([first, changed, third], true);
    expect([...arrivals.leads]).to.deep.equal([first]);
  });

  it('stay with a further page, and go with the marks, or with the list', () => {
    const arrivals = new Arrivals();
    const arrive = () => {
      arrivals.update([second], false);
      arrivals.update([first, second], true);
    };
    arrive();
    arrivals.update([first, second, third], false);
    expect([...arrivals.leads]).to.deep.equal([first]);
    arrivals.clear();
    expect(arrivals.leads.size).to.equal(0);
    arrive();
    arrivals.update([], false);
    expect(arrivals.leads.size).to.equal(0);
  });
});
