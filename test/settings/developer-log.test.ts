import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/api/api-error.js';
import { DeveloperLog } from '../../src/settings/developer-log.js';
import { captureConsole, stub } from '../helpers/stub.js';

describe('DeveloperLog', () => {
  it('reports each message once, and no client who is offline', () => {
    const lines = captureConsole('error');
    const log = new DeveloperLog();
    log.tell('This.', 'That.');
    for (const kind of ['config', 'offline', 'http'] as const) {
      for (const base of [undefined, 'https://api.example/', undefined]) {
        log.tellRequestFailure(new ApiError(kind, `Bad: ${kind}.`), base);
        log.tellFailure('requests', 'This.');
      }
    }
    expect(lines).to.deep.equal([
      '<client-leads> This.',
      '<client-leads> That.',
      '<client-leads> Bad: config.',
      '<client-leads> Bad: http.',
      '<client-leads> Bad: http. The API base is https://api.example/',
    ]);
  });

  it('reports five failures, then that it will report no more', () => {
    const lines = captureConsole('error');
    const log = new DeveloperLog();
    for (let number = 1; number <= 20; number++) {
      log.tellFailure('requests', `Failure ${number}.`);
      log.tellFailure('requests', `Failure ${number}.`);
    }
    log.tell('A mistake.');
    expect(lines).to.deep.equal([
      ...[1, 2, 3, 4, 5].map((number) => `<client-leads> Failure ${number}.`),
      '<client-leads> Further failures of requests are not logged.',
      '<client-leads> A mistake.',
    ]);
  });

  it('reports each failure of the page’s code with its error', () => {
    const lines: unknown[][] = [];
    stub(console, 'error', (...line: unknown[]) => void lines.push(line));
    const log = new DeveloperLog();
    const line = ['<client-leads> It failed.', new Error('a bug of the page')];
    log.tellFailure('renderLead', 'It failed.', line[1]);
    log.tellFailure('renderLead', 'It failed.', line[1]);
    expect(lines).to.deep.equal([line, line]);
  });
});
