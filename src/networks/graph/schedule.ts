/** A piece of work that waits for others. */
export interface Task {
  readonly cost: number;
  /** Places of the tasks that have to be done before, all of them earlier in the list. */
  readonly after: readonly number[];
}

/** Which thread runs which tasks, in order. */
export interface Schedule {
  /** A list for each thread. */
  readonly lists: readonly (readonly number[])[];
  /** When the last task ends, in the unit of the costs, if waiting and starting cost nothing. */
  readonly length: number;
}

/**
 * Work, the sum of all costs, and span, the costs along the longest chain. No number of threads is faster than
 *
 *   time ≥ max(span, work / threads),   so speed-up ≤ work / span
 *
 * @source Brent 1974, The parallel evaluation of general arithmetic expressions
 */
export function workAndSpan(tasks: readonly Task[]): { readonly work: number; readonly span: number } {
  const ends: number[] = [];
  for (const { cost, after } of tasks) ends.push(cost + Math.max(0, ...after.map(task => ends[task])));
  return { work: tasks.reduce((sum, { cost }) => sum + cost, 0), span: Math.max(0, ...ends) };
}

/**
 * Gives each task to the thread on which it ends first: of those that are ready the one with the longest chain behind it
 * before the others. Of equal threads the one that ran what it waits for.
 *
 * @source Topcuoglu, Hariri & Wu 2002, HEFT, without costs of communication
 */
export function schedule(tasks: readonly Task[], threads: number): Schedule {
  const chains = chainsBehind(tasks);
  const lists = Array.from({ length: threads }, (): number[] => []);
  const free = new Array<number>(threads).fill(0);
  const ends = new Map<number, number>();
  const threadOf = new Map<number, number>();
  while (ends.size < tasks.length) {
    const ready = tasks.flatMap(({ after }, task) =>
      !ends.has(task) && after.every(other => ends.has(other)) ? [task] : [],
    );
    const task = ready.reduce((best, other) => (chains[other] > chains[best] ? other : best));
    const { after, cost } = tasks[task];
    const inputsReady = Math.max(0, ...after.map(other => ends.get(other)!));
    const last = after.reduce<number | undefined>(
      (latest, other) => (latest === undefined || ends.get(other)! > ends.get(latest)! ? other : latest),
      undefined,
    );
    const start = (thread: number) => Math.max(free[thread], inputsReady);
    const home = last === undefined ? 0 : threadOf.get(last)!;
    let chosen = home;
    for (let thread = 0; thread < threads; thread++) if (start(thread) < start(chosen)) chosen = thread;
    const end = start(chosen) + cost;
    free[chosen] = end;
    ends.set(task, end);
    threadOf.set(task, chosen);
    lists[chosen].push(task);
  }
  return { lists, length: Math.max(0, ...free) };
}

/** For each task the costs along the longest chain that begins with it. */
function chainsBehind(tasks: readonly Task[]): readonly number[] {
  const chains = tasks.map(({ cost }) => cost);
  for (let task = tasks.length - 1; task >= 0; task--) {
    for (const before of tasks[task].after) {
      chains[before] = Math.max(chains[before], tasks[before].cost + chains[task]);
    }
  }
  return chains;
}
