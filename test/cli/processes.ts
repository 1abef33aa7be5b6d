import { execFileSync } from 'node:child_process';

/** Ids of the processes that a process has started with a file whose name ends so; not on Windows. */
export function childrenOf(parent: number, file: string): number[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return processes
    .map(line => line.trim().split(/\s+/))
    .filter(([, ppid, ...args]) => Number(ppid) === parent && args.some(arg => arg.endsWith(file)))
    .map(([pid]) => Number(pid));
}

/** Whether there is a process with this id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
