import { expect } from '@esm-bundle/chai';
import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import { listedUnread, NO_LIST, type ListState } from '../../src/session/list-state.js';

describe('listedUnread', () => {
  const failed = (kind: ErrorKind) => ({
    status: 'error' as const,
    failure: { operation: 'first' as const, error: new ApiError(kind, 'No.') },
  });

  for (const [phase, title, facts, { isOpening = false, ...period }] of [
    ['asking', 'asks for its first rows', { status: 'loading' }, { isOpening: true }],
    ['read', 'has rows', { status: 'error-more' }, {}],
    ['refused', 'was refused', failed('auth'), {}],
    [undefined, 'has failed', failed('api'), {}],
    [undefined, 'waits', { status: 'loading' }, {}],
    [undefined, 'has a first day', { status: 'ready' }, { begDate: '2026-01-01' }],
    [undefined, 'has a last day', { status: 'ready' }, { endDate: '2026-01-01' }],
  ] as [string | undefined, string, Partial<ListState>, Record<string, never>][]) {
    it(`is ${phase ?? 'unknown'} for a list that ${title}`, () => {
      const query = { siteCode: 'GIFT-01', client: '1017', ...period };
      const configuration = { query } as Parameters<typeof listedUnread>[0]['configuration'];
      const state = { ...NO_LIST, unread: 3, hasMore: true, ...facts };
      expect(listedUnread({ configuration, isOpening, state })).to.deep.equal(
        phase && { siteCode: 'GIFT-01', unread: 3, hasMore: true, phase },
      );
    });
  }
});
