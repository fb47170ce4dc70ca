import { expect, oneEvent } from '@open-wc/testing';

describe('the test server', () => {
  it('serves no hidden file and none outside the checkout, even to its own pages', async () => {
    for (const path of [
      '/.gitignore',
      '/__wds-outside-root__/0/package.json',
      '/__web-test-runner__/test-framework/etc/passwd',
    ]) {
      expect((await fetch(path)).status, path).to.equal(403);
    }
  });

  it('opens its web socket only for its own pages', async () => {
    for (const [host, outcome] of [
      [location.host, 'open'],
      [`127.0.0.1:${location.port}`, 'error'],
    ] as const) {
      const socket = new WebSocket(`ws://${host}/wds`);
      const { type } = (await Promise.any([
        oneEvent(socket, 'open'),
        oneEvent(socket, 'error'),
      ])) as Event;
      socket.close();
      expect(type).to.equal(outcome);
    }
  });

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
