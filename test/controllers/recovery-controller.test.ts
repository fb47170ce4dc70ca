import { expect } from '@open-wc/testing';
import { RecoveryController } from '../../src/controllers/recovery-controller.js';
import { createHost, mountHost } from '../helpers/controller-host.js';

async function mountRecovery() {
  const host = createHost();
  const done: string[] = [];
  let settle = (): void => undefined;
  const recovery = new RecoveryController(host, (operation: string) => {
    done.push(operation);
    return new Promise<void>((resolve) => {
      settle = resolve;
    });
  });
  await mountHost(host);
  return { host, recovery, done, settle: () => settle() };
}

function wake(): void {
  window.dispatchEvent(new Event('online'));
}

function set(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true });
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'onLine');
  Reflect.deleteProperty(document, 'visibilityState');
});

describe('RecoveryController', () => {
  it('does again what failed offline, once the browser is back, though nobody looks', async () => {
    const { recovery, done, settle } = await mountRecovery();
    set(navigator, 'onLine', false);
    set(document, 'visibilityState', 'hidden');
    recovery.note('more', 'offline');
    recovery.note('refresh', 'offline');
    wake();
    expect(done).to.deep.equal([]);
    expect(recovery.isBackOnline).to.equal(false);
    set(navigator, 'onLine', true);
    wake();
    wake();
    expect(done).to.deep.equal(['more', 'refresh']);
    expect(recovery.isBackOnline).to.equal(true);
    settle();
  });

  it('is back online until all that failed has been done', async () => {
    const { host, recovery, settle } = await mountRecovery();
    recovery.note('first', 'offline');
    wake();
    expect(recovery.isBackOnline).to.equal(true);
    settle();
    await host.updateComplete;
    await Promise.resolve();
    expect(recovery.isBackOnline).to.equal(false);
  });

  it('does again what failed out of sight, once the page is shown, with the usual retries', async () => {
    const { recovery, done } = await mountRecovery();
    set(document, 'visibilityState', 'hidden');
    recovery.note('first', 'http');
    wake();
    expect(done).to.deep.equal([]);
    set(document, 'visibilityState', 'visible');
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    expect(done).to.deep.equal(['first']);
    expect(recovery.isBackOnline).to.equal(false);
  });

  it('leaves what failed in sight, later too, and what was forgotten', async () => {
    const { recovery, done } = await mountRecovery();
    recovery.note('more', 'http');
    recovery.note('refresh', 'offline');
    recovery.note('refresh', 'http');
    recovery.note('first', 'offline');
    recovery.forget();
    wake();
    expect(done).to.deep.equal([]);
  });

  it('hears nothing apart from the document, and makes up for it there', async () => {
    const { host, recovery, done } = await mountRecovery();
    const parent = host.parentElement!;
    recovery.note('more', 'offline');
    host.remove();
    wake();
    expect(done).to.deep.equal([]);
    parent.append(host);
    expect(done).to.deep.equal(['more']);
  });
});
