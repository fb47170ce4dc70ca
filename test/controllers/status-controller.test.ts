import { expect } from '@open-wc/testing';
import { StatusController } from '../../src/controllers/status-controller.js';
import type { LeadsStatusChangeDetail } from '../../src/events.js';
import type { Status } from '../../src/model/status.js';
import { createHost, mountHost } from '../helpers/controller-host.js';

async function mountWith(first: Status) {
  const host = createHost();
  const states = new Set<string>();
  const heard: [LeadsStatusChangeDetail, string][] = [];
  const current = { status: first, loaded: 0, matching: 0, totalRows: 0, unread: 0 };
  host.content = () => current.status;
  host.addEventListener('leads-status-change', ({ detail }) => {
    heard.push([detail, host.shadowRoot?.textContent ?? '']);
  });
  new StatusController(host, { states, current: () => current });
  await mountHost(host);

  async function become(status: Status, loaded = 0): Promise<void> {
    Object.assign(current, { status, loaded });
    host.requestUpdate();
    await host.updateComplete;
  }
  return { host, states, heard, become };
}

describe('StatusController', () => {
  it('shows the status as the only custom state', async () => {
    const { states, become } = await mountWith('loading');
    expect([...states]).to.deep.equal(['loading']);
    await become('ready', 20);
    expect([...states]).to.deep.equal(['ready']);
  });

  it('tells of each change once, when it is drawn', async () => {
    const { heard, become } = await mountWith('loading');
    await become('ready', 20);
    await become('ready', 20);
    const rest = { matching: 0, totalRows: 0, unread: 0 };
    expect(heard).to.deep.equal([
      [{ status: 'loading', previous: 'unconfigured', loaded: 0, ...rest }, 'loading'],
      [{ status: 'ready', previous: 'loading', loaded: 20, ...rest }, 'ready'],
    ]);
  });

  it('tells nothing of an element that is unconfigured from the start', async () => {
    const { heard } = await mountWith('unconfigured');
    expect(heard).to.deep.equal([]);
  });
});
