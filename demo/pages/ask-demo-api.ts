import type { PageHost, Situation, Step } from '../pages-api.js';

/** A host that only this page uses. */
export type OwnHost = Awaited<ReturnType<typeof createHost>>;

/** Returns the situations of the demo API. */
export const fetchSituations = () => ask<Situation[]>('GET', 'situations.json');

/** Returns another origin that serves the same API. */
export async function fetchCrossOrigin(): Promise<string> {
  return (await ask<{ cross: string }>('GET', 'origins.json')).cross;
}

/** Creates a host with its own API base, which the page can change. */
export async function createHost(name: PageHost) {
  const { id, path } = await ask<{ id: string; path: string }>('POST', `hosts/${name}`);
  return { base: path, change: (step: Step) => ask('POST', `hosts/${id}/${step}`) };
}

async function ask<T>(method: string, url: string): Promise<T> {
  const response = await fetch(url, { method });
  return (await response.json()) as T;
}
