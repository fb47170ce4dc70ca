import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { ViewportController } from '../../src/controllers/viewport-controller.js';
import { createHost, mountHost, updateHost } from '../helpers/controller-host.js';
import { laidOut } from '../helpers/geometry.js';
import { stub } from '../helpers/stub.js';
import { waitUntil } from '../helpers/wait-until.js';

/** The largest distance from the viewport that counts as near, in pixels. */
const MARGIN = 600;

async function mountWith({ isLazy = false, top = 0 } = {}) {
  const host = createHost();
  const page = { isLoading: true };
  const viewport = new ViewportController(host);
  viewport.isLazy = isLazy;
  host.content = () => html`<section>${viewport.mayBegin ? 'free' : 'held'}</section>`;
  host.afterUpdate = () => viewport.observe(page.isLoading);
  host.style.cssText = `position: absolute; top: ${top}px; height: 10px`;
  await mountHost(host);
  return { host, viewport, page };
}

describe('ViewportController', () => {
  it('holds any element until the reader opens a page that was prerendered', async () => {
    stub(HTMLDocument.prototype as { prerendering?: boolean }, 'prerendering', true);
    const { host, viewport } = await mountWith();
    viewport.release();
    await host.updateComplete;
    expect(host.shadowRoot?.textContent).to.equal('held');
    stub(HTMLDocument.prototype as { prerendering?: boolean }, 'prerendering', false);
    document.dispatchEvent(new Event('prerenderingchange'));
    await waitUntil(() => host.shadowRoot?.textContent === 'free');
  });

  it('holds a lazy element until it is near the viewport', async () => {
    const { host, viewport } = await mountWith({ isLazy: true, top: innerHeight + MARGIN + 100 });
    await laidOut();
    expect(viewport.mayBegin).to.equal(false);
    host.style.top = `${innerHeight + MARGIN - 100}px`;
    await laidOut();
    await host.updateComplete;
    expect(viewport.mayBegin).to.equal(true);
    expect(host.shadowRoot?.textContent).to.equal('free');
  });

  it('holds a hidden lazy element until it is shown, even without a box', async () => {
    const { host, viewport } = await mountWith({ isLazy: true });
    host.style.display = 'contents';
    host.parentElement!.hidden = true;
    await updateHost(host);
    await laidOut();
    expect(viewport.mayBegin).to.equal(false);
    host.parentElement!.hidden = false;
    await laidOut();
    expect(viewport.mayBegin).to.equal(true);
  });

  it('holds a lazy element that was asked for while it was outside the page', async () => {
    const { host, viewport } = await mountWith({ isLazy: true, top: innerHeight + MARGIN + 100 });
    const parent = host.parentElement!;
    host.remove();
    viewport.release();
    parent.append(host);
    expect(viewport.mayBegin).to.equal(false);
  });

  it('does not treat an element with nothing to load as near', async () => {
    const { host, viewport, page } = await mountWith({ isLazy: true });
    page.isLoading = false;
    await updateHost(host);
    await laidOut();
    expect(viewport.mayBegin).to.equal(false);
    page.isLoading = true;
    await updateHost(host);
    await laidOut();
    expect(viewport.mayBegin).to.equal(true);
  });
});
