import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 20;
const MOST_MS = 30_000;

/** Returns a port at which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until a program that has been started listens at the port. */
export async function listens(port: number): Promise<void> {
  for (let waited = 0; waited < MOST_MS; waited += POLL_MS) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await wait(POLL_MS);
    } finally {
      socket.destroy();
    }
  }
  throw new Error(`Nothing listens at port ${port}.`);
}
