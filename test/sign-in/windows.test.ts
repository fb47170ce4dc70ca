import { expect } from '@esm-bundle/chai';
import { itFollows } from '../helpers/stories.js';
import { SESSION_URL, SignInStory, SignInWorld } from './sign-in-world.js';

describe('SignIn in several windows', () => {
  describe('tells the others', () => {
    it('each answer, change and end, and never a token', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      await window.play(
        'start, answer 1017 55120938, visible, answer nobody, visible, answer html',
      );
      await window.play('changed, answer 2042 55120938, ended');
      expect(world.posted).to.deep.equal([
        { url: SESSION_URL, type: 'answer', client: '1017' },
        { url: SESSION_URL, type: 'answer', client: null },
        { url: SESSION_URL, type: 'changed' },
        { url: SESSION_URL, type: 'answer', client: '2042' },
        { url: SESSION_URL, type: 'ended' },
      ]);
    });

    it('no answer that another window’s word has caused, but that of the next retry', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      await window.play('start, answer 1017, hear 2042, answer 2042, hear changed, answer 500');
      expect(world.posted).to.have.length(1);
      await window.play('wait 20, answer 3017');
      expect(world.posted.at(-1)).to.deep.include({ client: '3017' });
    });

    it('the answer to a question of its own that another window’s word has replaced', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      await window.play('start, hear changed, answer 1017');
      expect(world.posted).to.deep.equal([{ url: SESSION_URL, type: 'answer', client: '1017' }]);
      await window.play('visible, hear 2042, answer 1017, answer 2042');
      expect(world.posted.slice(1)).to.deep.equal([
        { url: SESSION_URL, type: 'answer', client: '2042' },
      ]);
    });

    it('an end and a change even without listeners', async () => {
      const world = new SignInWorld();
      const [first, second] = [world.openWindow(), world.openWindow()];
      await second.play('start, answer 1017');
      await first.play('leave, ended');
      expect([second.shown, first.page.isOpen]).to.deep.equal(['nobody', false]);
      await first.play('changed');
      expect(second.shown).to.equal('unknown, asking');
      expect(first.questions).to.have.length(0);
    });
  });

  describe('hears', () => {
    itFollows(SignInStory, {
      'an end, drops at once, and asks nothing by itself': `
        start, answer 1017, visible, hear ended, late 1017 > nobody; asked 2
        restored, answer 500, hear ended, wait 3600 > nobody; asked 3`,
      'the number of its own newest answer, and does nothing, even while that is hidden': `
        start, answer 1017, hear 1017 > 1017; asked 1
        restored, hear 1017, answer 1017, hear 1017 > 1017; asked 2
        hear nobody > unknown, asking; asked 3`,
      'another number during a question, hides what it contradicts, and takes an answer that agrees': `
        start, answer 1017, send, visible, hear 2042 > unknown, asking; asked 2; recalled
        answer 2042 > 2042; asked 2`,
      'any number during a question, and asks again if the answer contradicts it': `
        start, answer 1017, visible, hear 1017 > 1017, asking; asked 2
        answer nobody > 1017, asking; asked 3
        answer nobody > nobody; asked 3
        visible, hear 1017, hear 2042, answer 1017 > unknown, asking; asked 5
        answer 1017 > 1017; asked 5`,
      'no number after an end, until it asks again, even if that fails': `
        start, answer 1017, ended, hear 1017, hear 2042 > nobody; asked 1
        visible, answer 503, hear nobody > nobody; asked 2
        hear 2042 > unknown, asking; asked 3
        hear ended, hear 2042 > nobody; asked 3
        hear changed, answer 2042, hear 1017 > unknown, asking; asked 5`,
    });

    it('nothing else that a script of the origin may send', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      await window.play('start, answer 1017');
      for (const message of [
        null,
        'ended',
        { type: 'ended' },
        { url: SESSION_URL },
        { url: 'https://partner.example/other', type: 'ended' },
        { url: SESSION_URL, type: 'other', client: '2042' },
      ]) {
        world.send(window.page, message);
        await world.settle();
        const seen = [window.shown, window.questions.length];
        expect(seen).to.deep.equal(['1017', 1], JSON.stringify(message));
      }
    });
  });
});
