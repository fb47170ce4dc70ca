import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/api/api-error.js';
import { LeadList, type Change, type FirstPosition } from '../../src/model/lead-list.js';
import { connect } from '../../src/session/list-reader.js';
import { SharedPosition } from '../../src/session/shared-position.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { reasonOf } from '../fixtures/rejection.js';
import { VALID } from '../helpers/memory-session.js';
import { captureConsole, stub } from '../helpers/stub.js';

const { signal } = new AbortController();
const CHANGE = {} as Change;

/** A list whose probe learns this, or fails with this error. */
function listOf(finding: FirstPosition | Error | undefined) {
  const list = new LeadList({ fetchPage: () => Promise.reject(new Error('It asks for no page.')) });
  stub(list, 'probe', async () => {
    await Promise.resolve();
    if (finding instanceof Error) {
      throw finding;
    }
    list.firstPosition = finding;
    return CHANGE;
  });
  return list;
}

describe('connect', () => {
  it('asks the site again if it could not say who is signed in, and fails meanwhile', async () => {
    const error = new ApiError('network', 'The site cannot be reached.');
    let asked = 0;
    const ask = async () => {
      asked++;
      await Promise.resolve();
    };
    const { api, firstPosition, position } = connect(
      { state: 'failed', error, ask },
      new FakeClock(),
    );
    api.setToken('1');
    expect(await reasonOf(api.fetchPage(1, 20, signal, {}))).to.equal(error);
    expect([asked, firstPosition, position.value]).to.deep.equal([1, undefined, undefined]);
  });

  it('fails without a client to ask for, and has the first position of the page', async () => {
    const { api } = connect({ state: 'missing' }, new FakeClock());
    const reason = await reasonOf(api.fetchPage(1, 20, signal, {}));
    expect(String(reason)).to.equal('Error: There is nothing to ask for.');
    expect(connect(VALID, new FakeClock()).firstPosition).to.equal(1);
  });
});

describe('SharedPosition', () => {
  let position: SharedPosition;

  beforeEach(() => {
    position = new SharedPosition();
  });

  it('is the same for all lists with the same base and site code', () => {
    const { configuration } = VALID;
    const { query } = configuration;
    const positionOf = (change: Partial<typeof configuration>) =>
      connect({ ...VALID, configuration: { ...configuration, ...change } }, new FakeClock())
        .position;
    const other = { query: { ...query, siteCode: 'GIFT-02' } };
    const positions = [
      {},
      { query: { ...query, client: '2' } },
      other,
      { base: 'https://b.example/' },
    ];
    const isShared = positions.map((change) => positionOf(change) === positionOf({}));
    expect(isShared).to.deep.equal([true, true, false, false]);
  });

  it('is learned from one list, and given to the next without a probe', async () => {
    expect([position.value, position.isOpen]).to.deep.equal([undefined, true]);
    expect(await position.probe(listOf(1), signal)).to.equal(CHANGE);
    expect([position.value, position.isOpen]).to.deep.equal([1, false]);
    const list = listOf(0);
    expect(await position.probe(list, signal)).to.equal(undefined);
    expect(list.firstPosition).to.equal(1);
  });

  it('is warned of once if it is 0, and probed again, since that may be wrong', async () => {
    const warnings = captureConsole('warn');
    for (let lists = 0; lists < 5; lists++) {
      await position.probe(listOf(0), signal);
      expect([position.value, position.isOpen]).to.deep.equal([0, true]);
    }
    await position.probe(listOf(1), signal);
    expect(position.value).to.equal(1);
    expect(warnings).to.have.length(1);
  });

  it('is not probed after three lists that have moved', async () => {
    for (const isOpenThen of [true, true, false]) {
      await position.probe(listOf(undefined), signal);
      expect([position.value, position.isOpen]).to.deep.equal([undefined, isOpenThen]);
    }
  });

  for (const [title, failure, abort, isOpen] of [
    ['not probed after a failure', new ApiError('http', 'No.'), signal, false],
    ['probed after a refusal, which concerns one client', new ApiError('auth', ''), signal, true],
    ['probed after an abort', new Error('gone'), AbortSignal.abort(), true],
  ] as const) {
    it(`is ${title}`, async () => {
      const reason = await reasonOf(position.probe(listOf(failure), abort));
      expect([reason === failure, position.isOpen]).to.deep.equal([true, isOpen]);
    });
  }

  it('is probed by one list after another, whatever the result of each', async () => {
    const log: string[] = [];
    const fail = (name: string) => async () => {
      log.push(`${name} ${position.isTaken}`);
      await Promise.resolve();
      throw new Error(name);
    };
    const reasons = ['first', 'second'].map((name) => reasonOf(position.runInTurn(fail(name))));
    expect(await Promise.all(reasons.map(async (reason) => String(await reason)))).to.deep.equal([
      'Error: first',
      'Error: second',
    ]);
    expect(log).to.deep.equal(['first true', 'second true']);
    expect(position.isTaken).to.equal(false);
    expect(await position.runInTurn(() => Promise.resolve('found'))).to.equal('found');
  });
});
