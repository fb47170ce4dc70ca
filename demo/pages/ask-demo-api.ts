import type { PageHost, Situation, Step } from '../pages-api.js';

/** What a demo page can do with a host of its own. */
export interface OwnHost {
  /** The API base of the host. */
  readonly base: string;
  change(step: Step): Promise<void>;
}

/** Returns what the demo API can be asked to show, by site code. */
export async function fetchSituations(): Promise<Situation[]> {
  return (await ask('GET', 'situations.json')) as Situation[];
}

/** Returns an origin that is not the page's, and that serves the same API. */
export async function fetchCrossOrigin(): Promise<string> {
  const { cross } = (await ask('GET', 'origins.json')) as { cross: string };
  return cross;
}

/** Creates a host that no other page asks. */
export async function createHost(name: PageHost): Promise<OwnHost> {
  const host = (await ask('POST', `hosts/${name}`)) as { id: string; path: string };
  return {
    base: host.path,
    async change(step) {
      await ask('POST', `hosts/${host.id}/${step}`);
    },
  };
}

async function ask(method: string, url: string): Promise<unknown> {
  const response = await fetch(url, { method });
  return response.json();
}
