import { execFileSync } from 'node:child_process';

/** Whether this machine can keep a process on one core, as Linux can. */
export function hasOneCore(): boolean {
  try {
    return currentCores() !== '';
  } catch {
    return false;
  }
}

/** Runs an action with this process and its new child processes on one core. */
export async function onOneCore<T>(action: () => Promise<T>): Promise<T> {
  const cores = currentCores();
  const [first = cores] = cores.split(/[,-]/);
  stayOn(first);
  try {
    return await action();
  } finally {
    stayOn(cores);
  }
}

function currentCores(): string {
  const sentence = execFileSync('taskset', ['--cpu-list', '--pid', String(process.pid)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return sentence.split(': ')[1]?.trim() ?? '';
}

function stayOn(cores: string): void {
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', cores, String(process.pid)], {
    stdio: 'ignore',
  });
}
