import assert from 'node:assert/strict';
import { test } from 'node:test';

test('every entry can be imported where there is no DOM', async () => {
  const api = await import('client-leads/api.js');
  const element = await import('client-leads/element.js');
  const index = await import('client-leads');
  assert.deepEqual(Object.keys(api).sort(), ['ApiError', 'LeadsApi']);
  assert.deepEqual(Object.keys(element), ['ClientLeads']);
  assert.equal(index.ClientLeads, element.ClientLeads);
});
