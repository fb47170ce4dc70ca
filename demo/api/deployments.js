import { DEMO_CLIENTS } from './demo-data.js';
import { Host } from './host.js';

/** @import { HostContents } from './host.js' */

/** All hosts of a process by id, and the second origin at which they stand. */
export class Deployments {
  /** The host that stands under every base path that names no other. */
  demo = new Host({ clients: DEMO_CLIENTS, settings: { strict: true } });

  /** @type {Map<string, Host>} */
  #hosts = new Map([['demo', this.demo]]);

  /** @type {string | null} */
  crossOrigin = null;

  /** @param {string} id */
  get(id) {
    return this.#hosts.get(id);
  }

  /** @param {HostContents} contents */
  create({ leads = 0, clients = {}, settings = {} }) {
    const demoClients = settings.strict ? DEMO_CLIENTS : {};
    const host = new Host({ leads, clients: { ...demoClients, ...clients }, settings });
    const id = String(this.#hosts.size);
    this.#hosts.set(id, host);
    return id;
  }
}
