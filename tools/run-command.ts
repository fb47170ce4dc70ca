import { execFile, type ExecFileOptions } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a command, such as npm or a package's. On Windows, these are scripts for the shell. */
export function runCommand(command: string, args: readonly string[], options?: ExecFileOptions) {
  return run(command, args, {
    shell: process.platform === 'win32',
    ...options,
    encoding: 'utf8',
  });
}
