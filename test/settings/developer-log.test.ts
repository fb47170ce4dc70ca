import { expect } from '@esm-bundle/chai';
import { DeveloperLog } from '../../src/settings/developer-log.js';
import { captureConsole } from '../helpers/stub.js';

describe('DeveloperLog', () => {
  it('tells each thing once', () => {
    const lines = captureConsole('error');
    const log = new DeveloperLog();
    log.tell('This.', 'That.');
    log.tell('That.');
    log.tellFailure('requests', 'This.');
    expect(lines).to.deep.equal(['<client-leads> This.', '<client-leads> That.']);
  });

  it('tells of five failures, then that it tells of no more', () => {
    const lines = captureConsole('error');
    const log = new DeveloperLog();
    for (let number = 1; number <= 20; number++) {
      log.tellFailure('requests', `Failure ${number}.`);
      log.tellFailure('requests', `Failure ${number}.`);
    }
    log.tell('A mistake.');
    expect(lines).to.deep.equal([
      ...[1, 2, 3, 4, 5].map((number) => `<client-leads> Failure ${number}.`),
      '<client-leads> Further failures of requests are not written here.',
      '<client-leads> A mistake.',
    ]);
  });

  it('tells of each failure of the page’s code, with its error', () => {
    const told: unknown[][] = [];
    const { error } = console;
    console.error = (...line: unknown[]) => void told.push(line);
    const log = new DeveloperLog();
    const bug = new Error('a bug of the page');
    log.tellFailure('renderLead', 'It failed.', bug);
    log.tellFailure('renderLead', 'It failed.', bug);
    console.error = error;
    expect(told).to.deep.equal([
      ['<client-leads> It failed.', bug],
      ['<client-leads> It failed.', bug],
    ]);
  });
});
