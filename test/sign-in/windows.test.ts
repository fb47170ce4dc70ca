import { expect } from '@esm-bundle/chai';
import { itFollows, type StoryWorld } from '../helpers/stories.js';
import { SESSION_URL, SignInStory, SignInWorld } from './sign-in-world.js';

/** A window in a story: behind `>` is what it tells the others. */
class ToldStory implements StoryWorld {
  readonly #world = new SignInWorld();
  readonly #window = this.#world.openWindow();

  async take(steps: string): Promise<string> {
    await this.#window.play(steps);
    const told = this.#world.posted.splice(0) as { readonly url: string }[];
    return told
      .map((word) =>
        Object.values({ ...word, url: '' })
          .map(String)
          .join(' ')
          .trim(),
      )
      .join('; ');
  }
}

describe('SignIn in several windows', () => {
  describe('tells the others', () => {
    itFollows(ToldStory, {
      'each answer, change and end, and never a token': `
        start, answer 1017 55120938 > answer 1017
        visible, answer nobody, visible, answer html > answer null
        changed, answer 2042 55120938, ended > changed; answer 2042; ended`,
      'no answer that another window’s word has caused, but that of the next retry': `
        start, answer 1017, hear 2042, answer 2042, hear changed, answer 500 > answer 1017
        wait 20, answer 3017 > answer 3017`,
      'the answer to a question of its own that another window’s word or a return has replaced': `
        start, hear changed, answer 1017 > answer 1017
        visible, hear 2042, answer 1017, answer 2042 > answer 2042
        visible, hidden, visible, answer 1017 > answer 1017`,
      'an end and a change even without listeners': `
        leave, ended, changed > ended; changed`,
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
        answer nobody > unknown, asking; asked 3
        answer nobody > nobody; asked 3
        visible, hear 1017, hear 2042, answer 1017 > unknown, asking; asked 5
        answer 1017 > 1017; asked 5`,
      'a number that contradicts its answer, and shows nothing while it asks again, even if that fails': `
        start, answer 1017, visible, hear 1017, answer 2042 > unknown, asking; asked 3
        hear 1017, answer 503 > failed: http; asked 3
        wait 20, answer 2042 > 2042; asked 4`,
      'numbers that contradict four answers in a row, and then shows the failure': `
        start, answer 1017, visible, hear 1017, answer 2042, hear 1017, answer 2042 > unknown, asking; asked 4
        hear 1017, answer 2042 > unknown, asking; asked 5
        hear 1017, answer 2042 > failed: protocol; asked 5
        wait 20, answer 2042 > 2042; asked 6`,
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
        world.send(window.own, message);
        await world.settle();
        const seen = [window.shown, window.questions.length];
        expect(seen).to.deep.equal(['1017', 1], JSON.stringify(message));
      }
    });
  });
});
