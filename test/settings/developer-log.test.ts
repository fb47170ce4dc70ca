import { expect } from '@esm-bundle/chai';
import { DeveloperLog } from '../../src/settings/developer-log.js';
import { captureConsole, stub } from '../helpers/stub.js';

describe('DeveloperLog', () => {
  it('reports each message once', () => {
    const lines = captureConsole('error');
    const log = new DeveloperLog();
    log.tell('This.', 'That.');
    log.tell('That.');
    log.tellFailure('requests', 'This.');
    expect(lines).to.deep.equal(['<client-leads> This.', '<client-leads> That.']);
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
