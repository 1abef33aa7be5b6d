import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFile } from '../../src/teaching/cells/project-file.js';

/** A JupyterLab with the project's kernel and extension, and settings, trust and notebooks of its own. */
export interface LabServer {
  /** `http://127.0.0.1:<port>/` */
  readonly url: string;
  readonly token: string;
  /** The folder that it shows. */
  readonly folder: string;
  /** Ends it and its kernels and removes its folders. */
  close(): Promise<void>;
}

interface Jupyter {
  readonly ensureJupyter: () => void;
  readonly startJupyter: (module: string, args: string[], options: object) => ChildProcess;
}

const START_TIMEOUT_MS = 60_000;
const SHUTDOWN_TIMEOUT_MS = 20_000;

/** scripts/jupyter.mjs, which is no part of the build. */
export function jupyterScript(): Promise<Jupyter> {
  return import(new URL('../../../scripts/jupyter.mjs', import.meta.url).href);
}

/**
 * Starts JupyterLab on a free port of this machine only. Its folder is in the project's, because cells find the
 * library from there.
 *
 * @throws {Error} where it does not answer within a minute
 */
export async function startLab(): Promise<LabServer> {
  const { ensureJupyter, startJupyter } = await jupyterScript();
  ensureJupyter();
  const home = await mkdtemp(join(projectFile('.'), 'dist-lab-'));
  const folder = join(home, 'notebooks');
  const runtime = join(home, 'runtime');
  const settings = join(home, 'settings', '@jupyterlab', 'notebook-extension');
  await Promise.all([folder, runtime, settings].map(path => mkdir(path, { recursive: true })));
  // All cells are drawn, so that a picture of the whole notebook can be taken.
  await writeFile(join(settings, 'tracker.jupyterlab-settings'), '{ "windowingMode": "none" }\n');
  const server = startJupyter(
    'jupyterlab',
    [
      '--no-browser',
      '--expose-app-in-browser',
      `--ServerApp.root_dir=${folder}`,
      '--ServerApp.ip=127.0.0.1',
      '--ServerApp.port=0',
      ...(process.getuid?.() === 0 ? ['--allow-root'] : []),
    ],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'ignore'],
      env: {
        JUPYTER_RUNTIME_DIR: runtime,
        JUPYTER_DATA_DIR: join(home, 'data'),
        JUPYTER_CONFIG_DIR: join(home, 'config'),
        JUPYTERLAB_SETTINGS_DIR: join(home, 'settings'),
        JUPYTERLAB_WORKSPACES_DIR: join(home, 'workspaces'),
      },
    },
  );
  const exited = once(server, 'exit');
  // Where the tests are ended before they could close it; Jupyter then ends its kernels.
  const endWithTests = () => server.kill();
  process.once('exit', endWithTests);
  const remove = () => rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  try {
    const { url, token } = await Promise.race([
      announced(runtime),
      exited.then(([code]) => {
        throw new Error(`JupyterLab ended with status ${code}, expected it to stay`);
      }),
    ]);
    const close = async () => {
      await fetch(`${url}api/shutdown?token=${token}`, { method: 'POST' }).catch(() => {});
      await Promise.race([exited, sleep(SHUTDOWN_TIMEOUT_MS, undefined, { ref: false })]);
      process.off('exit', endWithTests);
      end(server);
      await remove();
    };
    return { url, token, folder, close };
  } catch (error) {
    end(server);
    await remove();
    throw error;
  }
}

/** The address and the token that the server writes to its runtime folder once it listens. */
async function announced(runtime: string): Promise<{ url: string; token: string }> {
  for (let waited = 0; waited < START_TIMEOUT_MS; waited += 200) {
    const file = (await readdir(runtime)).find(name => /^jpserver-\d+\.json$/.test(name));
    const text = file === undefined ? '' : await readFile(join(runtime, file), 'utf8');
    if (text !== '') {
      const { url, token } = JSON.parse(text) as { url: string; token: string };
      if ((await fetch(`${url}api/status?token=${token}`).catch(() => undefined))?.ok) return { url, token };
    }
    await sleep(200);
  }
  throw new Error(`JupyterLab: no answer within ${START_TIMEOUT_MS} ms, expected one`);
}

/** Ends a process that has not ended by itself; on Windows with its children. */
function end(server: ChildProcess): void {
  if (server.exitCode !== null || server.signalCode !== null) return;
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(server.pid), '/t', '/f']);
  else server.kill('SIGKILL');
}
