import { expect } from '@open-wc/testing';
import { BlocksController } from '../../src/controllers/blocks-controller.js';
import type { Lead } from '../../src/model/lead.js';
import type { ShownBlock } from '../../src/model/shown-blocks.js';
import { createHost, mountHost } from '../helpers/controller-host.js';
import { lead } from '../helpers/fake-host.js';

function blocksOf({ groups }: BlocksController): ShownBlock[] {
  return groups.flatMap(({ blocks }) => blocks);
}

describe('BlocksController', () => {
  it('divides the leads before they are drawn, and keeps the blocks that stay', async () => {
    const host = createHost();
    let leads: readonly Lead[] = [];
    const controller = new BlocksController(host, { leads: () => leads, shown: () => leads });
    host.content = () =>
      blocksOf(controller)
        .map(({ size }) => size)
        .join();
    await mountHost(host);
    expect(controller.groups).to.deep.equal([]);
    leads = [lead(1), lead(2)];
    host.requestUpdate();
    await host.updateComplete;
    const [first] = blocksOf(controller);
    leads = [...leads, lead(3)];
    host.requestUpdate();
    await host.updateComplete;
    expect(blocksOf(controller)[0]).to.equal(first);
    expect(controller.groups).to.have.length(1);
    expect(host.shadowRoot?.textContent).to.equal('2,1');
  });

  it('leaves the blocks alone while the leads are the same', async () => {
    const host = createHost();
    const leads = [lead(1)];
    const controller = new BlocksController(host, { leads: () => leads, shown: () => leads });
    await mountHost(host);
    const { groups } = controller;
    host.requestUpdate();
    await host.updateComplete;
    expect(controller.groups).to.equal(groups);
  });
});
