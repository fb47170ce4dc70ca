import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs a command, such as npm or one of a package's; on Windows these are scripts for the shell.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').ExecFileOptions} [options]
 */
export const runCommand = (command, args, options) =>
  run(command, args, { shell: process.platform === 'win32', ...options });
