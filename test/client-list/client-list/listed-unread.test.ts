import { expect } from '@esm-bundle/chai';
import { lead } from '../../helpers/leads.js';
import { ClientListWorld } from '../client-list-world.js';

describe('what a list tells badges', () => {
  for (const [title, phase, ...events] of [
    ['asks for its first rows', 'asking', 'hold'],
    ['asks for them again', 'asking', 'fail http', 'hold, resume'],
    ['has rows', 'read', 'open'],
    ['has rows, and has failed since', 'read', 'open', 'fail network, refresh'],
    ['was refused', 'refused', 'open', 'fail auth, refresh'],
    ['has failed', undefined, 'fail api'],
    ['waits', undefined, 'lazy'],
  ] as const) {
    it(`is ${phase ?? 'nothing'} if it ${title}`, async () => {
      const world = new ClientListWorld();
      world.api.list = [lead(1, { unread: 3 })];
      for (const event of events) {
        await world.take(event);
      }
      const unread = phase === 'read' ? 3 : 0;
      const { answeredAt: readAt } = world.clientList.recovery;
      const listed = { siteCode: 'GIFT-01', phase, unread, hasMore: false, readAt };
      expect(world.clientList.listedUnread).to.deep.equal(phase && listed);
    });
  }

  for (const end of ['begDate', 'endDate'] as const) {
    it(`is nothing if it has a ${end}`, async () => {
      const world = new ClientListWorld();
      await world.take(`set ${end} 2026-01-01`);
      expect(world.clientList.state.status).to.equal('ready');
      expect(world.clientList.listedUnread).to.equal(undefined);
    });
  }
});
