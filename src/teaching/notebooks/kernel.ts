import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Dealer, Subscriber } from 'zeromq';
import { type Connection, openConnection } from './connection.js';
import type { Output } from './notebook.js';
import { OutputCollector } from './outputs.js';
import { decodeMessage, encodeMessage, type Message } from './wire.js';

/** The result of running one cell. */
export interface CellResult {
  /** `ok`, `error` or `aborted`. */
  readonly status: string;
  readonly executionCount: number | null;
  readonly outputs: Output[];
}

export interface KernelOptions {
  /** Path of the kernel spec, `kernel.json`. */
  readonly spec: string;
  /** Working folder of the cells. */
  readonly folder: string;
  readonly env?: NodeJS.ProcessEnv;
}

const START_TIMEOUT_MS = 30_000;
const SHUTDOWN_TIMEOUT_MS = 2_000;

type Listener = (message: Message, channel: 'shell' | 'iopub') => void;

/** A notebook kernel in a separate process, driven over the Jupyter protocol as JupyterLab does. */
export class Kernel {
  readonly #session = randomUUID();
  readonly #shell = new Dealer({ linger: 0 });
  readonly #iopub = new Subscriber({ linger: 0 });
  readonly #collector = new OutputCollector();
  /** By the id of the request that a message answers. */
  readonly #listeners = new Map<string, Listener>();
  readonly #exited: Promise<never>;

  private constructor(
    readonly process: ChildProcess,
    readonly connection: Connection,
  ) {
    this.#exited = once(process, 'exit').then(([code, signal]) => {
      throw new Error(`kernel: ended with ${signal ?? `status ${code}`}, expected it to keep running`);
    });
    // The rejection is for requests that wait for an answer at that moment; there may be none.
    this.#exited.catch(() => {});
    this.#shell.connect(connection.shell);
    this.#iopub.connect(connection.iopub);
    this.#iopub.subscribe();
    void this.#listen(this.#shell, 'shell');
    void this.#listen(this.#iopub, 'iopub');
  }

  /**
   * Starts the kernel of a kernel spec and waits until its answers arrive.
   *
   * @throws {Error} where it ends, or does not answer within half a minute
   */
  static async start({ spec, folder, env = process.env }: KernelOptions): Promise<Kernel> {
    const connection = await openConnection();
    const { argv } = JSON.parse(await readFile(spec, 'utf8')) as { argv: string[] };
    const [program, ...args] = argv.map(part =>
      part.replace('{resource_dir}', dirname(spec)).replace('{connection_file}', connection.file),
    );
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      cwd: folder,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const kernel = new Kernel(child, connection);
    try {
      await kernel.#waitUntilReady();
    } catch (error) {
      await kernel.close();
      throw error;
    }
    return kernel;
  }

  /**
   * Runs a cell.
   *
   * @throws {Error} where the kernel ends, or the cell takes longer than `timeoutMs`
   */
  async execute(code: string, timeoutMs: number): Promise<CellResult> {
    const outputs: Output[] = [];
    const request = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
    const answer = this.#request('execute_request', { ...request, stop_on_error: true }, message =>
      this.#collector.add(outputs, message),
    );
    const tooLate = new AbortController();
    const timeout = sleep(timeoutMs, undefined, tooLate).then(() => {
      throw new Error(`kernel: a cell took longer than ${timeoutMs} ms:\n${code}`);
    });
    try {
      const { status, execution_count = null } = (await Promise.race([answer, timeout])) as {
        status: string;
        execution_count?: number | null;
      };
      return { status, executionCount: execution_count, outputs };
    } finally {
      timeout.catch(() => {});
      tooLate.abort();
    }
  }

  /** Asks the kernel to end, and kills it if it does not. */
  async close(): Promise<void> {
    const ended = this.#exited.catch(() => {});
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.#request('shutdown_request', { restart: false }).catch(() => {});
      await Promise.race([ended, sleep(SHUTDOWN_TIMEOUT_MS, undefined, { ref: false })]);
      this.process.kill('SIGKILL');
      await ended;
    }
    this.#shell.close();
    this.#iopub.close();
    await this.connection.close();
  }

  /** Subscribing takes time, and what is published before is lost: ask until an answer arrives on iopub, too. */
  async #waitUntilReady(): Promise<void> {
    for (let waited = 0; waited < START_TIMEOUT_MS; waited += 500) {
      const answered = this.#request('kernel_info_request', {}).then(() => true);
      if (await Promise.race([answered, sleep(500, false)])) return;
    }
    throw new Error(`kernel: no answer within ${START_TIMEOUT_MS} ms, expected one`);
  }

  /** Sends a request; resolves with its reply when the kernel is idle again. */
  async #request(
    type: string,
    content: object,
    onOutput: (message: Message) => void = () => {},
  ): Promise<Record<string, unknown>> {
    const { id, frames } = encodeMessage(type, content, this.#session, this.connection.key);
    const answered = new Promise<Record<string, unknown>>(resolve => {
      let reply: Record<string, unknown> | undefined;
      let idle = false;
      this.#listeners.set(id, (message, channel) => {
        if (channel === 'shell') reply = message.content;
        else if (message.header.msg_type !== 'status') onOutput(message);
        else if (message.content.execution_state === 'idle') idle = true;
        if (reply && idle) resolve(reply);
      });
    });
    await this.#shell.send(frames);
    return Promise.race([answered, this.#exited]);
  }

  async #listen(socket: Dealer | Subscriber, channel: 'shell' | 'iopub'): Promise<void> {
    for await (const frames of socket) {
      const message = decodeMessage(frames as Buffer[]);
      this.#listeners.get(message.parent.msg_id ?? '')?.(message, channel);
    }
  }
}
