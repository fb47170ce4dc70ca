import { expect } from '@esm-bundle/chai';
import { answerOf, SESSION_URL, SignInWorld, type TestWindow } from './sign-in-world.js';

const HTML = '<!DOCTYPE html><title>Sign in</title>';

type Act = (window: TestWindow, ...words: string[]) => unknown;

/** What can happen to a window, by the first word of a step. */
const ACTS: Readonly<Record<string, Act>> = {
  ask: ({ source }) => source.ask(),
  changed: ({ source }) => source.changed(),
  ended: ({ source }) => source.ended(),
  /** The API has answered with 401. */
  401: ({ source, owner }, token) => source.tokenFor(owner, token).catch(() => undefined),
  refuse: ({ source }, token) => source.refuse(token),
  confirm: ({ source }, token) => source.confirm(token),
  answer: (window, ...words) => answer(window.newest, ...words),
  /** The site answers the oldest of the questions that were aborted. */
  late: ({ questions }, ...words) =>
    answer(
      questions.find(({ isPending, isAborted }) => isPending && isAborted)!,
      ...words,
    ),
  visible: ({ page }) => page.happen('visible'),
  online: ({ page }) => page.happen('online'),
  cached: ({ page }) => page.happen('cached'),
  left: ({ page }) => page.happen('left'),
  restored: ({ page }) => page.happen('restored'),
  hide: ({ page }) => (page.isHidden = true),
  show: ({ page }) => (page.isHidden = false),
  leave: (window) => window.leave(),
  enter: (window) => window.enter(),
  move: (window) => {
    window.leave();
    window.enter();
  },
  hear: ({ world }, news) => world.channels.send({ url: SESSION_URL, ...newsOf(news) }),
  wait: ({ world }, seconds) => world.clock.pass(Math.round(Number(seconds) * 1000)),
};

/** Performs one step. */
export function act(window: TestWindow, step: string): void {
  const [verb = '', ...words] = step.split(' ');
  void ACTS[verb]!(window, ...words);
}

/** Performs steps such as `ask, answer 1017`, and after each all that needs no time. */
export async function play(window: TestWindow, steps: string): Promise<void> {
  for (const step of steps.split(', ')) {
    act(window, step);
    await window.world.settle();
  }
}

/**
 * Tests what a window shows: each line is `steps → what it shows then; asked n`, with the number of
 * questions so far.
 */
export function itGoes(title: string, ...lines: string[]): void {
  it(title, async () => {
    const window = new SignInWorld().openWindow();
    for (const line of lines) {
      const [steps = ''] = line.split(' → ');
      await play(window, steps);
      expect(`${steps} → ${window.shown}; asked ${window.questions.length}`).to.equal(line);
    }
  });
}

/** Answers with `html`, a failure of the `network`, a status, or a client and perhaps a token. */
function answer(question: TestWindow['newest'], what = '', token?: string): void {
  if (what === 'network') {
    question.fail();
  } else if (/^\d{3}$/.test(what)) {
    question.answer(null, { status: Number(what) });
  } else {
    question.answer(what === 'html' ? HTML : answerOf(what === 'nobody' ? null : what, token));
  }
}

/** Returns what another window tells: `changed`, `ended`, or whom the site has named. */
function newsOf(news: string): object {
  const client = news === 'nobody' ? null : news;
  return news === 'changed' || news === 'ended' ? { type: news } : { type: 'answer', client };
}
