import { expect } from '@open-wc/testing';
import { BlocksController } from '../../src/controllers/blocks-controller.js';
import type { Lead } from '../../src/model/lead.js';
import { createHost, mountHost } from '../helpers/controller-host.js';
import { lead } from '../helpers/fake-host.js';

describe('BlocksController', () => {
  it('divides the leads before they are drawn, and keeps the blocks that stay', async () => {
    const host = createHost();
    let leads: readonly Lead[] = [];
    const controller = new BlocksController(host, { leads: () => leads, shown: () => leads });
    host.content = () => controller.blocks.map(({ size }) => size).join();
    await mountHost(host);
    expect(controller.blocks).to.deep.equal([]);
    leads = [lead(1), lead(2)];
    host.requestUpdate();
    await host.updateComplete;
    const [first] = controller.blocks;
    leads = [...leads, lead(3)];
    host.requestUpdate();
    await host.updateComplete;
    expect(controller.blocks[0]).to.equal(first);
    expect(host.shadowRoot?.textContent).to.equal('2,1');
  });

  it('leaves the blocks alone while the leads are the same', async () => {
    const host = createHost();
    const leads = [lead(1)];
    const controller = new BlocksController(host, { leads: () => leads, shown: () => leads });
    await mountHost(host);
    const { blocks } = controller;
    host.requestUpdate();
    await host.updateComplete;
    expect(controller.blocks).to.equal(blocks);
  });
});
