import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { HostRow } from '../helpers/demo-host.js';
import { part, rows, settled, showList, text, updatedLater } from '../helpers/element.js';
import { descriptionOf, nameOf } from '../helpers/names.js';

const LEADS: HostRow[] = [
  {
    Id: 1,
    Leads: 5001,
    Subject: 'Баллы не начислены',
    LeadStatusName: 'В работе',
    ProcTime: '2025-12-22T15:25:53',
    CountNotReadMessage: 3,
  },
];

describe('the descriptions of rows', () => {
  it('stay with their rows if rows are added, changed, moved or hidden', async () => {
    const leads = ['Новое', 'В работе', 'Решено'].map((LeadStatusName, index) => ({
      ...{ Id: index + 1, Leads: 7, LeadStatusName },
    }));
    const [element, host] = await showList({ leads }, { selectable: '' });
    /** The description of each shown row, which must be its own status. */
    const heard = () => {
      const drawn = rows(element).filter((row) => row.checkVisibility());
      const statuses = drawn.map((row) => text(row.querySelector('[part~=status]')));
      // A comma would separate a date that follows.
      const said = drawn.map((row) => descriptionOf(row.querySelector('button')).replace(/,$/, ''));
      expect(said).to.deep.equal(statuses);
      return said;
    };
    await host.change(
      { insert: { at: 0, row: { Id: 9, Leads: 9, LeadStatusName: 'Срочно' } } },
      { update: { id: 2, row: { LeadStatusName: 'Ждём вас' } } },
    );
    await element.refresh();
    expect(heard()).to.deep.equal(['Срочно', 'Новое', 'Ждём вас', 'Решено']);
    element.filter = { status: 'Ждём вас' };
    await settled(element);
    expect(heard()).to.deep.equal(['Ждём вас']);
    element.filter = null;
    element.groupBy = 'month';
    await settled(element);
    expect(heard()).to.have.length(4);
    const ids = [...element.shadowRoot!.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });
});

describe('the region', () => {
  const HIDDEN_HEADING = '<style>client-leads::part(heading) { display: none }</style>';
  const OWN_HEADING = '<h3 slot="heading">Мои <i>вопросы</i></h3>';

  it('has the name of the heading, even if that is hidden, or of the page’s heading instead', async () => {
    const [element] = await showList({ leads: LEADS });
    const name = () => nameOf(element.shadowRoot!.querySelector('section'));
    expect([name(), nameOf(part(element, 'list'))]).to.deep.equal(['Обращения', '']);
    element.insertAdjacentHTML('beforebegin', HIDDEN_HEADING);
    expect(part(element, 'heading')!.offsetWidth).to.equal(0);
    expect(name()).to.equal('Обращения');
    element.insertAdjacentHTML('beforeend', OWN_HEADING);
    await updatedLater(element);
    expect(name()).to.equal('Мои вопросы');
    element.replaceChildren();
    await updatedLater(element);
    expect(name()).to.equal('Обращения');
  });
});
