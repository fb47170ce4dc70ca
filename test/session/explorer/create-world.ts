import { SiteWorld } from './site-world.js';
import { World, type Start } from './world.js';

/** Creates the world of a start, and performs the actions before its histories. */
export async function createWorld(start: Start): Promise<World> {
  const world = start.hasSite ? new SiteWorld(start) : new World(start);
  await world.begin();
  return world;
}
