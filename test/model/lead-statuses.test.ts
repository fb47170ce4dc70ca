import { expect } from '@esm-bundle/chai';
import { countStatuses } from '../../src/model/lead-statuses.js';
import { lead } from '../helpers/leads.js';

describe('countStatuses', () => {
  const leads = ['Новое', 'Решено', '', 'Новое'].map((status, index) =>
    lead(index + 1, { status }),
  );

  it('counts each status, in order of appearance, and skips a missing one', () => {
    expect(countStatuses(leads, undefined)).to.deep.equal([
      { status: 'Новое', count: 2 },
      { status: 'Решено', count: 1 },
    ]);
  });

  it('keeps a chosen status that no lead has', () => {
    expect(countStatuses(leads, 'Решено')).to.have.length(2);
    expect(countStatuses(leads, 'Закрыто').at(-1)).to.deep.equal({ status: 'Закрыто', count: 0 });
    expect(countStatuses([], undefined)).to.deep.equal([]);
  });

  it('counts 100 statuses at most, and the chosen one', () => {
    const many = Array.from({ length: 300 }, (_, id) => lead(id + 1, { status: `Статус ${id}` }));
    const counted = countStatuses(many, 'Статус 299');
    expect(counted).to.have.length(101);
    expect(counted.at(-1)).to.deep.equal({ status: 'Статус 299', count: 1 });
  });
});
