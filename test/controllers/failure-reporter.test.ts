import { expect } from '@open-wc/testing';
import { ApiError } from '../../src/api/api-error.js';
import { FailureReporter } from '../../src/controllers/failure-reporter.js';
import type { Operation } from '../../src/controllers/leads-controller.js';
import type { LeadsErrorDetail } from '../../src/events.js';
import { languageFor } from '../../src/i18n/language.js';
import { captureConsole } from '../helpers/console.js';

const ENGLISH = languageFor({ lang: 'en', pageLang: 'en', timeZone: undefined, messages: null });
const BASE = 'https://api.example/';

function createReporter(apiBase: string | undefined = BASE) {
  const target = new EventTarget();
  const details: LeadsErrorDetail[] = [];
  const sentences: string[] = [];
  target.addEventListener('leads-error', (event) => {
    details.push((event as CustomEvent<LeadsErrorDetail>).detail);
  });
  const reporter = new FailureReporter(target, {
    translator: () => ENGLISH,
    apiBase: () => apiBase,
    announce: (sentence) => sentences.push(sentence),
  });
  return { target, details, sentences, reporter };
}

describe('FailureReporter', () => {
  it('tells the developer, the page and the reader, each in their words', () => {
    const lines = captureConsole('error');
    const { details, sentences, reporter } = createReporter();
    const error = new ApiError('http', 'The API answered with HTTP 500.', { status: 500 });
    expect(reporter.report(error, 'first')).to.equal(true);
    const message = 'Could not load the inquiries';
    expect(details).to.deep.equal([{ kind: 'http', status: 500, message }]);
    expect(sentences).to.deep.equal([message]);
    expect(lines).to.deep.equal([
      `<client-leads> The API answered with HTTP 500. The API base is ${BASE}`,
    ]);
  });

  it('names no API base if there is none', () => {
    const lines = captureConsole('error');
    const target = new EventTarget();
    const reporter = new FailureReporter(target, {
      translator: () => ENGLISH,
      apiBase: () => undefined,
      announce: () => undefined,
    });
    reporter.report(new ApiError('config', 'client must be digits.'), 'first');
    expect(lines).to.deep.equal(['<client-leads> client must be digits.']);
  });

  it('passes on what the API says to people, and leaves the console to others', () => {
    const lines = captureConsole('error');
    const { details, reporter } = createReporter();
    const error = new ApiError('api', 'ErrorCode 7', { code: 7, apiMessage: 'Not today' });
    reporter.report(error, 'more');
    expect(details).to.deep.equal([{ kind: 'api', code: 7, message: 'Not today' }]);
    expect(lines).to.deep.equal([]);
  });

  for (const [operation, sentence] of [
    ['first', 'Could not load the inquiries'],
    ['more', 'Could not load more inquiries'],
  ] as const) {
    it(`says «${sentence}» of ${operation}`, () => {
      captureConsole('error');
      const { sentences, reporter } = createReporter();
      reporter.report(new ApiError('network', 'Not reachable.'), operation);
      expect(sentences).to.deep.equal([sentence]);
    });
  }

  for (const operation of ['refresh', 'refreshHead'] satisfies Operation[]) {
    it(`does not trouble the reader with ${operation}`, () => {
      captureConsole('error');
      const { details, sentences, reporter } = createReporter();
      reporter.report(new ApiError('network', 'Not reachable.'), operation);
      expect(details).to.have.length(1);
      expect(sentences).to.deep.equal([]);
    });
  }

  it('leaves the reader to a page that cancels the event', () => {
    captureConsole('error');
    const { target, sentences, reporter } = createReporter();
    target.addEventListener('leads-error', (event) => event.preventDefault());
    expect(reporter.report(new ApiError('network', 'Not reachable.'), 'first')).to.equal(false);
    expect(sentences).to.deep.equal(['']);
  });

  it('tells the console nothing of a browser that is offline, and each other thing once', () => {
    const lines = captureConsole('error');
    const { reporter } = createReporter();
    reporter.report(new ApiError('offline', 'Not reachable.'), 'first');
    expect(lines).to.deep.equal([]);
    for (let times = 0; times < 3; times++) {
      reporter.logOnce('This.');
    }
    expect(lines).to.deep.equal(['<client-leads> This.']);
  });
});
