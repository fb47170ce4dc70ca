import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/model/api-error.js';
import { DeveloperLog } from '../../src/settings/developer-log.js';
import { captureConsole, stub } from '../helpers/stub.js';

describe('DeveloperLog', () => {
  it('reports each message once, twenty at most, and no client who is offline', () => {
    const lines = captureConsole('error');
    const log = new DeveloperLog();
    log.warn('This.');
    for (const kind of ['config', 'offline', 'http'] as const) {
      for (const base of [undefined, 'https://api.example/', undefined]) {
        log.warnOfFailure(new ApiError(kind, `Bad: ${kind}.`), base);
        log.warn('This.');
      }
    }
    expect(lines).to.deep.equal([
      '<client-leads> This.',
      '<client-leads> Bad: config.',
      '<client-leads> Bad: http.',
      '<client-leads> Bad: http. The API base is https://api.example/',
    ]);
    for (let number = 5; number <= 30; number++) {
      log.warn(`Failure ${number}.`);
    }
    expect([lines.length, lines.at(-1)]).to.deep.equal([20, '<client-leads> Failure 20.']);
  });

  it('reports a failure of the page’s code with its error', () => {
    const lines: unknown[][] = [];
    stub(console, 'error', (...line: unknown[]) => void lines.push(line));
    const error = new Error('a bug of the page');
    new DeveloperLog('tag').warn('It failed.', error);
    expect(lines).to.deep.equal([['<tag> It failed.', error]]);
  });
});
