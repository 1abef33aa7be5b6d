import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a kernel listens, as written to the connection file with which the kernel is started. */
export interface Connection {
  readonly file: string;
  readonly key: string;
  readonly shell: string;
  readonly iopub: string;
  /** Removes the file. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Picks free ports of this machine and writes the connection file. */
export async function openConnection(): Promise<Connection> {
  const [shell_port, iopub_port, control_port, stdin_port, hb_port] = await freePorts(5);
  const key = randomUUID();
  const folder = await mkdtemp(join(tmpdir(), 'beyond-flops-kernel-'));
  const file = join(folder, 'connection.json');
  const content = {
    transport: 'tcp',
    ip: HOST,
    signature_scheme: 'hmac-sha256',
    key,
    shell_port,
    iopub_port,
    control_port,
    stdin_port,
    hb_port,
  };
  await writeFile(file, JSON.stringify(content), { mode: 0o600 });
  return {
    file,
    key,
    shell: `tcp://${HOST}:${shell_port}`,
    iopub: `tcp://${HOST}:${iopub_port}`,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** All are held open until the last one is found, so that no port is returned twice. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      return new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
        const server = createServer().once('error', reject);
        server.listen(0, HOST, () => resolve(server));
      });
    }),
  );
  const ports = servers.map(server => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
  return ports;
}
