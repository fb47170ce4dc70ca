import { expect, oneEvent } from '@open-wc/testing';

describe('the test server', () => {
  it('opens no page for another site, whose script would be of its origin', async () => {
    const script = `<script>top.postMessage('has run', '*')</script>`;
    const src = new URL(`/page?${new URLSearchParams({ html: script })}`, location.href).href;
    const told: unknown[] = [];
    const page = document.createElement('iframe');
    page.sandbox.add('allow-scripts');
    page.srcdoc = `<iframe src="${src}" onload="top.postMessage('has loaded', '*')"></iframe>`;
    document.body.append(page);
    while (!told.includes('has loaded')) {
      const event: Event = await oneEvent(window, 'message');
      told.push((event as MessageEvent).data);
    }
    page.remove();
    expect(told).to.deep.equal(['has loaded']);
  });
});
