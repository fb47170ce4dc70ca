/** What no other test sees of the demo API: `checks/aspnet` compares the rest with the real one. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createDemoApi } from '../../demo/api/demo-api.js';
import type { LeadsRequest } from '../../demo/api/request-fields.js';
import type { LeadsResponse } from '../../demo/api/write-answer.js';

const ACTION = 'api/client/LeadsPagingInfo';
const GOOD = { SiteCode: 'GIFT-01', Client: '1017', Token: '55120938', Start: 1, Length: 3 };
const JSON_TYPE = 'application/json';
const DAY_MS = 86_400_000;
const FORM_TYPE = 'application/x-www-form-urlencoded';

type Fields = Partial<Record<keyof LeadsRequest, string | number>>;

let api = createDemoApi();
beforeEach(() => {
  api = createDemoApi();
});

async function post(fields: Fields, type = JSON_TYPE, base = '/'): Promise<Response> {
  const members = { ...GOOD, ...fields };
  return api.app.request(`${base}${ACTION}`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body:
      type === FORM_TYPE
        ? new URLSearchParams(Object.entries(members).map(([name, value]) => [name, String(value)]))
        : JSON.stringify(members),
  });
}

async function ask(fields: Fields, base?: string): Promise<LeadsResponse> {
  return (await (await post(fields, JSON_TYPE, base)).json()) as LeadsResponse;
}

describe('the demo host', () => {
  it('has clients with lists of known lengths, below any base path', async () => {
    for (const [Client, total] of Object.entries({ 1000: 0, 1001: 1, 1017: 137, 1020: 20, 5: 0 })) {
      assert.equal((await ask({ Client }, '/WebService/unk/')).TotalRows, total);
    }
    assert.equal(api.serves('POST', 'http://localhost/hosts/none/'), true);
    assert.equal(api.serves('GET', 'http://localhost/demo/index.html'), false);
  });

  it('has inquiries that are as old tomorrow as they are today, none newer than now', async () => {
    const TODAY = Date.UTC(2031, 2, 5, 12);
    const agesAt = async (now: number) => {
      api = createDemoApi({ now: () => now });
      const { LeadsClients } = await ask({ Length: 137 });
      return LeadsClients!
        .map(({ ProcTime }) => String(ProcTime))
        .filter((time) => !time.startsWith('0001'))
        .map((time) => now - Date.parse(`${time}Z`));
    };
    const ages = await agesAt(TODAY);
    assert.deepEqual(await agesAt(TODAY + DAY_MS), ages);
    assert.ok(Math.min(...ages) > 0);
    assert.ok(ages[0]! < DAY_MS);
    assert.ok(ages[4]! < 14 * DAY_MS);
  });

  it('speaks English below /en/, of the same inquiries', async () => {
    const [russian, english] = await Promise.all([
      ask({ Length: 137 }),
      ask({ Length: 137 }, '/en/'),
    ]);
    const idsOf = ({ LeadsClients }: LeadsResponse) => LeadsClients!.map(({ Id }) => Id);
    assert.deepEqual(idsOf(english), idsOf(russian));
    const failures = await Promise.all([
      ask({ Token: 1 }, '/en/'),
      ask({ SiteCode: 'OTHER' }, '/en/'),
      ask({ SiteCode: 'API-ERROR' }, '/en/'),
    ]);
    assert.doesNotMatch(JSON.stringify([english, failures]), /[а-яё]|undefined|\{\w/i);
  });

  it('refuses another token, also one that rounds to a good one, and another site code', async () => {
    assert.equal((await ask({ Token: '9007199254740993' })).ErrorCode, 0);
    assert.equal((await ask({ Token: '9007199254740992' })).ErrorCode, 2);
    assert.equal((await ask({ SiteCode: 'OTHER' })).ErrorCode, 3);
  });

  it('allows any origin, header and method, without a cache time', async () => {
    const preflight = await api.app.request(`/${ACTION}`, { method: 'OPTIONS' });
    for (const { headers } of [preflight, await post({}, 'text/plain')]) {
      const cors = [...headers].filter(([name]) => name.startsWith('access-control-'));
      assert.deepEqual(cors.sort(), [
        ['access-control-allow-headers', '*'],
        ['access-control-allow-methods', '*'],
        ['access-control-allow-origin', '*'],
      ]);
    }
  });
});

describe('each situation', () => {
  for (const [SiteCode, statuses, fields = {}, type = JSON_TYPE] of [
    ['FAIL', [503, 503]],
    ['BROKEN', [500, 500]],
    ['FLAKY', [503, 200, 503]],
    ['RATE', [429, 200, 429]],
    ['FAIL-NEXT', [200]],
    ['FAIL-NEXT', [500], { Start: 3 }],
    ['SIGNED-OUT', [401, 401]],
    ['SIGNED-OUT-NEXT', [200]],
    ['SIGNED-OUT-NEXT', [401], { Start: 3 }],
    ['REDIRECT', [302]],
    ['NO-FORM', [415], {}, FORM_TYPE],
    ['NO-FORM', [200]],
    ['NO-FORM-500', [500], {}, FORM_TYPE],
  ] as const) {
    it(`answers with ${statuses.join()}: ${SiteCode} ${JSON.stringify(fields)} ${type}`, async () => {
      for (const status of statuses) {
        assert.equal((await post({ SiteCode, ...fields }, type)).status, status);
      }
    });
  }

  for (const [SiteCode, expected, fields = {}] of [
    ['EXTRA', { TotalRowsSelect: 4 }],
    ['LIES-MORE', { TotalRows: 140 }],
    ['LIES-LESS', { TotalRows: 134 }],
    ['EMPTY', { TotalRows: 0 }],
    ['MANY', { TotalRows: 10_000 }, { Client: '1018' }],
    ['API-ERROR', { ErrorCode: 10 }],
    ['NULLS', { TotalRows: '137', Message: '' }],
  ] as const) {
    it(`answers with its own body: ${SiteCode}`, async () => {
      const answer = await ask({ SiteCode, ...fields });
      assert.deepEqual({ ...answer, ...expected }, answer);
    });
  }
});
