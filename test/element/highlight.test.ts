import '../../src/index.js';
import { settled, showList } from '../helpers/element.js';
import { untilHighlighted } from '../helpers/highlights.js';

describe('a match of a search', () => {
  it('is highlighted during the search, in rows of the page too, since Firefox 140', async function () {
    if (!('highlights' in CSS)) {
      this.skip();
    }
    const leads = [{ Id: 1, Subject: 'Ёлка', LeadMarkName: 'Под ёлку', FormName: 'Ёлочная' }];
    const [element] = await showList({ leads });
    element.filter = { search: 'ЕЛК' };
    await settled(element);
    await untilHighlighted(element, 'Ёлк', 'ёлк');
    element.renderLead = ({ subject }) => `Моё: ${subject}`;
    await settled(element);
    await untilHighlighted(element, 'Ёлк');
    element.filter = null;
    await settled(element);
    await untilHighlighted(element);
  });
});
