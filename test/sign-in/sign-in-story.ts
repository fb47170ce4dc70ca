import { ApiError } from '../../src/api/api-error.js';
import { rejectOnAbort } from '../../src/api/retry.js';
import type { PageMoment } from '../../src/sign-in/browser-page.js';
import { answerOf, SESSION_URL, SignInWorld, type TestWindow } from './sign-in-world.js';

const HTML = '<!DOCTYPE html><title>Sign in</title>';

type Act = (window: TestWindow, ...words: string[]) => unknown;

/** What can happen to a window, by the first word of a step. */
const ACTS: Readonly<Record<string, Act>> = {
  start: (window) => window.start(),
  ask: ({ signIn }) => signIn.ask(),
  changed: ({ signIn }) => signIn.changed(),
  ended: ({ signIn }) => signIn.ended(),
  /** A request to the API asks for its token, asks what to do after a refusal, or has got rows. */
  token: (window) => note(window, 'token', tokenOf(window, window.abort.signal)),
  renew: (window, token = '') => note(window, 'renew', accessOf(window).renew(token)),
  confirm: (window) => accessOf(window).confirm(),
  retry: (window) => accessOf(window).ask?.(),
  abort: (window) => {
    window.abort.abort(new Error('aborted'));
    window.abort = new AbortController();
  },
  send: (window) => {
    const recalled = accessOf(window).recalled();
    recalled.addEventListener('abort', () => window.log.push('recalled'));
  },
  answer: (window, ...words) => answer(window.newest, ...words),
  /** The site answers the oldest of the questions that were aborted. */
  late: ({ questions }, ...words) =>
    answer(
      questions.find(({ isPending, isAborted }) => isPending && isAborted)!,
      ...words,
    ),
  leave: (window) => window.leave(),
  enter: (window) => window.enter(),
  hear: ({ world, page }, news) => world.send(page, { url: SESSION_URL, ...newsOf(news) }),
  wait: ({ world }, seconds) => world.clock.pass(Math.round(Number(seconds) * 1000)),
};

/** Performs one step, or several in one task: `leave+enter`. */
export function act(window: TestWindow, step: string): void {
  for (const part of step.split('+')) {
    const [verb = '', ...words] = part.split(' ');
    const happen = () => window.page.happen(verb as PageMoment);
    void (ACTS[verb] ?? happen)(window, ...words);
  }
}

/** Performs steps such as `start, answer 1017`, and after each all that needs no time. */
export async function play(window: TestWindow, steps: string): Promise<void> {
  for (const step of steps.split(', ')) {
    act(window, step);
    await window.world.settle();
  }
}

/**
 * A window in a story: behind `>` is what it shows, the number of questions so far, and what the
 * requests to the API have got since the last line.
 */
export class SignInStory {
  readonly #window = new SignInWorld().openWindow();

  async take(steps: string): Promise<string> {
    const window = this.#window;
    await play(window, steps);
    return [window.shown, `asked ${window.questions.length}`, ...window.log.splice(0)].join('; ');
  }
}

/** Asks again when it is recalled, as the API client does. */
async function tokenOf(window: TestWindow, signal: AbortSignal): Promise<string> {
  const access = accessOf(window);
  const recalled = access.recalled();
  try {
    const aborted = rejectOnAbort(AbortSignal.any([signal, recalled]));
    return await Promise.race([access.token(), aborted]);
  } catch (error) {
    signal.throwIfAborted();
    if (recalled.aborted) {
      return tokenOf(window, signal);
    }
    throw error;
  }
}

function accessOf({ signIn, client }: TestWindow) {
  return signIn.accessFor(client);
}

/** Notes how it settles: `token 501`, `renew true`, `token failed: http`, or `token aborted`. */
async function note(window: TestWindow, verb: string, settling: unknown): Promise<void> {
  try {
    window.log.push([verb, await settling].join(' ').trim());
  } catch (error) {
    const reason = error instanceof ApiError ? `failed: ${error.kind}` : (error as Error).message;
    window.log.push(`${verb} ${reason}`);
  }
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
function newsOf(news: string | undefined): object {
  const client = news === 'nobody' ? null : news;
  return news === 'changed' || news === 'ended' ? { type: news } : { type: 'answer', client };
}
