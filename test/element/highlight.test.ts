import '../../src/index.js';
import { settled, showList } from '../helpers/element.js';
import { untilHighlighted } from '../helpers/highlights.js';
import { itIf } from '../helpers/it-if.js';

const itWithHighlights = itIf('highlights' in CSS, 'Firefox before 140 has no highlights');

describe('a match of a search', () => {
  itWithHighlights('is highlighted during the search, in rows of the page too', async () => {
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
