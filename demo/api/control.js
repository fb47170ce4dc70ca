import { CORS_HEADERS } from './cors.js';
import { ANSWER_MEMBERS } from './scripted-answer.js';
import { DEFAULT_SETTINGS } from './settings.js';

/** @import { Deployments } from './deployments.js' */
/** @import { Exchange } from './exchange.js' */
/** @import { Host } from './host.js' */

/** @typedef {{ host: Host, exchange: Exchange, body: any }} HostCommand */

const CONTENTS = ['leads', 'clients', 'settings'];
const OP_MEMBERS = ['insert', 'remove', 'update', 'move'];

/**
 * What can be asked of one host, by method and the path below `/control/hosts/<id>`.
 *
 * @type {Record<string, (command: HostCommand) => unknown>}
 */
const HOST_COMMANDS = {
  'PATCH ': changeHost,
  'POST /ops': changeList,
  'POST /answers': scriptAnswers,
  'POST /release': ({ host, body }) => ({
    released: host.traffic.release(body.all ? Infinity : 1),
  }),
  'GET /held': readHeld,
  'GET /requests': readRequests,
  'DELETE /requests': ({ host }) => host.traffic.clear(),
};

/**
 * Carries out a command of a test or of the demo page: JSON in, JSON out.
 *
 * @param {Deployments} deployments
 * @param {Exchange} exchange
 * @param {string} path below `/control/`
 */
export async function control(deployments, exchange, path) {
  await exchange.readBody();
  const { status, json } = await outcome(deployments, exchange, path);
  exchange.send({
    status,
    headers: {
      ...CORS_HEADERS,
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
    },
    body: JSON.stringify(json),
  });
}

/**
 * @param {Deployments} deployments
 * @param {Exchange} exchange
 * @param {string} path
 * @returns {Promise<{ status: number, json: unknown }>}
 */
async function outcome(deployments, exchange, path) {
  if (exchange.method === 'OPTIONS') return { status: 200, json: {} };
  const command = findCommand(deployments, exchange, path);
  if (!command) return { status: 404, json: { Message: `No ${exchange.method} of ${path}.` } };
  try {
    const body = exchange.body === '' ? {} : JSON.parse(exchange.body);
    return { status: 200, json: (await command(body)) ?? {} };
  } catch (error) {
    return { status: 400, json: { Message: String(error) } };
  }
}

/**
 * @param {Deployments} deployments
 * @param {Exchange} exchange
 * @param {string} path
 * @returns {((body: any) => unknown) | null}
 */
function findCommand(deployments, exchange, path) {
  const request = `${exchange.method} ${path}`;
  if (request === 'GET origins') return () => originsOf(deployments, exchange);
  if (request === 'POST hosts') return (contents) => createHost(deployments, contents);
  const [, id = '', rest = ''] = /^(?:hosts\/)?([^/]+)(\/.*)?$/.exec(path) ?? [];
  const host = deployments.get(id);
  const command = HOST_COMMANDS[`${exchange.method} ${rest}`];
  return host && command ? (body) => command({ host, exchange, body }) : null;
}

/**
 * @param {Deployments} deployments
 * @param {Exchange} exchange
 */
function originsOf({ crossOrigin }, { url, headers }) {
  return {
    page: url.origin === crossOrigin ? (headers.origin ?? null) : url.origin,
    cross: crossOrigin,
  };
}

/**
 * @param {Deployments} deployments
 * @param {any} contents
 */
function createHost(deployments, contents) {
  checkNames(contents, CONTENTS);
  checkNames(contents.settings, Object.keys(DEFAULT_SETTINGS));
  const id = deployments.create(contents);
  return { id, path: `/hosts/${id}/` };
}

/** @param {HostCommand} command */
function changeHost({ host, body: { ops, client, siteCode, ...contents } }) {
  checkNames(contents, CONTENTS);
  checkNames(contents.settings, Object.keys(DEFAULT_SETTINGS));
  host.replace(contents);
  if (ops) changeList({ host, body: { ops, client, siteCode } });
}

/** @param {Pick<HostCommand, 'host' | 'body'>} command */
function changeList({ host, body }) {
  checkNames(body, ['ops', 'client', 'siteCode']);
  for (const op of body.ops) checkNames(op, OP_MEMBERS);
  host.change(body.ops, body);
}

/** @param {HostCommand} command */
function scriptAnswers({ host, body }) {
  for (const answer of body) {
    checkNames(answer, ANSWER_MEMBERS);
    checkNames(answer.settings, Object.keys(DEFAULT_SETTINGS));
    for (const op of answer.ops ?? []) checkNames(op, OP_MEMBERS);
  }
  host.traffic.script(body);
}

/** @param {HostCommand} command */
async function readHeld({ host: { traffic }, exchange }) {
  const atLeast = numberIn(exchange, 'atLeast');
  await traffic.until(() => traffic.held >= atLeast, exchange.signal);
  return { held: traffic.held };
}

/** @param {HostCommand} command */
async function readRequests({ host: { traffic }, exchange }) {
  const atLeast = numberIn(exchange, 'atLeast');
  const aborted = numberIn(exchange, 'aborted');
  await traffic.until(
    () => traffic.asked >= atLeast && traffic.aborted >= aborted,
    exchange.signal,
  );
  return traffic.requests;
}

/**
 * @param {Exchange} exchange
 * @param {string} name
 */
function numberIn({ url }, name) {
  return Number(url.searchParams.get(name) ?? 0);
}

/**
 * A misspelt name would make a test pass for no reason.
 *
 * @param {object | undefined} object
 * @param {readonly string[]} names
 */
function checkNames(object = {}, names) {
  const unknown = Object.keys(object).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new TypeError(`Unknown: ${unknown.join(', ')}.`);
}
