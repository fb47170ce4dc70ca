import type { HostContents } from '../api/host.js';
import type { Op } from '../api/lead-list.js';

/** Returns another origin that serves the same API. */
export async function fetchCrossOrigin(): Promise<string> {
  return (await ask<{ cross: string }>('GET', '/origins')).cross;
}

/** Creates a host with its own API base, which only this page changes. */
export async function createHost(contents: HostContents) {
  const { path } = await ask<{ path: string }>('POST', '/hosts', contents);
  return {
    base: path,
    change: (...ops: Op[]) => ask('POST', `${path}ops`, ops),
    replace: (changed: HostContents) => ask('PATCH', path, changed),
  };
}

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`../control${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as T;
}
