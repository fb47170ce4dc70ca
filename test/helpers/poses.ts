import type { ClientLeads, Status } from '../../src/index.js';
import { DemoHost, type HostContents, type ScriptedAnswer } from './demo-host.js';
import { mountFor, showList } from './element.js';
import { Site } from './site.js';
import { captureConsole } from './stub.js';

/** Brings an element with these attributes into one status. */
export type Pose = (attributes?: Record<string, string>) => Promise<ClientLeads>;

function poseWith(contents: HostContents, attributes: Record<string, string>) {
  return showList(contents, { length: '3', ...attributes });
}

/** Never answers. */
function held(act: (element: ClientLeads) => unknown): Pose {
  return async (attributes = {}) => {
    const [element, host] = await poseWith({ leads: 8 }, attributes);
    await host.answer({ hold: true });
    act(element);
    await host.holds(1);
    await element.updateComplete;
    return element;
  };
}

function failed(answer: ScriptedAnswer): Pose {
  return async (attributes = {}) => {
    captureConsole('error');
    const [element, host] = await poseWith({ leads: 8 }, attributes);
    await host.answer(answer);
    await element.loadMore();
    return element;
  };
}

/** Every status, by its name. */
export const POSES: Readonly<Record<Status, Pose>> = {
  unconfigured: async (attributes = {}) => {
    const [element] = await showList({}, { token: '', ...attributes });
    return element;
  },
  'signed-out': async (attributes = {}) => {
    const site = await Site.create();
    await site.answer({ json: null });
    return site.mount({ 'login-href': '/login', ...attributes });
  },
  loading: async (attributes = {}) => {
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ hold: true });
    const element = mountFor(host, attributes);
    await host.holds(1);
    await element.updateComplete;
    return element;
  },
  empty: async (attributes = {}) => (await poseWith({ leads: 0 }, attributes))[0],
  error: async (attributes = {}) => {
    captureConsole('error');
    const apiError = { code: 1, message: 'Сервис недоступен' };
    return (await poseWith({ settings: { apiError } }, attributes))[0];
  },
  ready: async (attributes = {}) => (await poseWith({ leads: 8 }, attributes))[0],
  complete: async (attributes = {}) => (await poseWith({ leads: 3 }, attributes))[0],
  'loading-more': held((element) => void element.loadMore()),
  'error-more': failed({ json: { ErrorCode: 1, Message: 'Сервис недоступен' } }),
  refreshing: held((element) => void element.refresh()),
};

export const STATUSES = Object.keys(POSES) as Status[];

const TONES = '{ "Ожидает ответа клиента": "attention" }';

/** The parts that an element may show next to the list, by name. */
export const OPTIONS: [string, Record<string, string>][] = [
  ['with a filter and links', { 'filter-controls': 'status', 'lead-href': '/{id}' }],
  [
    'with every control',
    { 'filter-controls': 'search status waiting unread', 'status-tones': TONES, selectable: '' },
  ],
];

/** The attributes of an element that shows every part. */
export const EVERYTHING = {
  'filter-controls': 'search status waiting unread',
  'status-tones': TONES,
  'lead-href': '/{id}',
};

/**
 * Sets the page to a colour scheme until the test has ended. axe treats a dark canvas as white
 * unless the page sets a background.
 */
export function setScheme(scheme: 'light' | 'dark'): void {
  document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
}

afterEach(() => {
  document.documentElement.removeAttribute('style');
});
