import type { PageHost, Situation, Step } from '../pages-api.js';

/** A host that no other page asks. */
export type OwnHost = Awaited<ReturnType<typeof createHost>>;

/** Returns what the demo API can be asked to show, by site code. */
export const fetchSituations = () => ask<Situation[]>('GET', 'situations.json');

/** Returns an origin that is not the page's, and that serves the same API. */
export async function fetchCrossOrigin(): Promise<string> {
  return (await ask<{ cross: string }>('GET', 'origins.json')).cross;
}

/** Creates a host that has this API base, and that the page can change. */
export async function createHost(name: PageHost) {
  const { id, path } = await ask<{ id: string; path: string }>('POST', `hosts/${name}`);
  return { base: path, change: (step: Step) => ask('POST', `hosts/${id}/${step}`) };
}

async function ask<T>(method: string, url: string): Promise<T> {
  const response = await fetch(url, { method });
  return (await response.json()) as T;
}
