import { expect } from '@esm-bundle/chai';
import { itGoes, play } from './it-goes.js';
import { SESSION_URL, SignInWorld } from './sign-in-world.js';

describe('SiteSignIn in several windows', () => {
  describe('tells the others', () => {
    it('the client of each answer, and never a token', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      await play(window, 'ask, answer 1017 55120938, visible, answer nobody, visible, answer html');
      expect(world.channels.posted).to.deep.equal([
        { url: SESSION_URL, type: 'answer', client: '1017' },
        { url: SESSION_URL, type: 'answer', client: null },
      ]);
    });

    it('an end even without subscribers, and leaves no channel open', async () => {
      const world = new SignInWorld();
      const [first, second] = [world.openWindow(), world.openWindow()];
      await play(second, 'ask, answer 1017');
      await play(first, 'leave, ended');
      expect(second.shown).to.equal('nobody');
      expect(world.channels.receivers.size).to.equal(1);
    });
  });

  describe('hears', () => {
    itGoes(
      'the end, and drops at once, without asking',
      'ask, answer 1017, visible, hear ended → nobody; asked 2',
      'late 1017, wait 1 → nobody; asked 2',
    );
    itGoes(
      'a change, keeps the list until the answer, and replaces a question under way',
      'ask, answer 1017, visible, hear changed, late 1017 → 1017, asking; asked 3',
      'answer 2042 → 2042; asked 3',
    );

    for (const [shown, told] of [
      ['1017', '2042'],
      ['1017', 'nobody'],
      ['nobody', '1017'],
    ] as const) {
      itGoes(
        `of ${told} while it shows ${shown}, drops and asks`,
        `ask, answer ${shown}, hear ${told} → unknown, asking; asked 2`,
        `answer ${told} → ${told}; asked 2`,
      );
      itGoes(
        `of ${told} during a question of a plain return, and replaces it`,
        `ask, answer ${shown}, wait 60, visible, hear ${told} → unknown, asking; asked 3`,
        `late ${shown} → unknown, asking; asked 3`,
      );
    }

    itGoes(
      'of the client that it shows, and does nothing',
      'ask, answer 1017, hear 1017 → 1017; asked 1',
    );
    itGoes(
      'of a client after a failure, and asks',
      'ask, answer html, hear 1017 → unknown, asking; asked 2',
    );
    itGoes(
      'of others, and asks at most once a second, after the rest of the second',
      'ask, answer 1017, hear 2042, answer 2042 → 2042; asked 2',
      'wait 0.4, hear 1017, hear nobody, wait 0.599 → unknown, asking; asked 2',
      'wait 0.001 → unknown, asking; asked 3',
      'answer nobody, wait 0.1, hear 1017, wait 0.899 → unknown, asking; asked 3',
      'wait 0.001 → unknown, asking; asked 4',
    );
    itGoes(
      'of others, and asks within a second if the clock has been set back',
      'ask, answer 1017, hear 2042, answer 2042, wait -3600, hear 1017, wait 1 → unknown, asking; asked 3',
    );
    itGoes(
      'of others, and asks at once if the page says that something has changed',
      'ask, answer 1017, hear 2042, answer 2042, hear 1017, changed → unknown, asking; asked 3',
      'answer 1017, wait 1 → 1017; asked 3',
    );
    itGoes(
      'of a client while nothing is shown, and asks again if the answer names another',
      'ask, hear 2042 → unknown, asking; asked 1',
      'answer 1017 → unknown, asking; asked 2',
      'answer 2042 → 2042; asked 2',
    );
    itGoes(
      'of the client whom the answer then names, and asks no more',
      'ask, hear 1017, answer 1017 → 1017; asked 1',
    );

    it('nothing else that a script of the origin may send', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      await play(window, 'ask, answer 1017');
      for (const message of [
        null,
        'ended',
        ['ended'],
        {},
        { type: 'ended' },
        { url: SESSION_URL },
        { url: SESSION_URL, type: 'toString' },
        { url: [SESSION_URL], type: 'ended' },
        { url: 'https://partner.example/other', type: 'ended' },
        { url: SESSION_URL, type: 'answer' },
        { url: SESSION_URL, type: 'answer', client: 2042 },
        { url: SESSION_URL, type: 'answer', client: '<b>' },
        { url: SESSION_URL, type: 'answer', client: { client: '2042' } },
      ]) {
        world.channels.send(message);
        await world.settle();
        const seen = [window.shown, window.questions.length];
        expect(seen).to.deep.equal(['1017', 1], JSON.stringify(message));
      }
    });
  });

  it('closes the channel when the page is left, and opens it when the page is restored', async () => {
    const world = new SignInWorld();
    const window = world.openWindow();
    const sizes: number[] = [];
    for (const steps of ['left', 'enter', 'cached', 'enter', 'restored']) {
      await play(window, steps);
      sizes.push(world.channels.receivers.size);
    }
    expect(sizes).to.deep.equal([0, 1, 0, 0, 1]);
  });

  it('works without a channel', async () => {
    const window = new SignInWorld().openWindow(() => undefined);
    await play(window, 'ask, answer 1017, changed, answer nobody, ended, leave');
    expect(window.shown).to.equal('nobody');
  });
});
