// A server of its own for each file of tests: `vallis serve` on a fresh data folder, with the demo cluster or empty.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const call = promisify(execFile);

/** VALLIS_PROGRAM, or what was built last to be tested. */
export function program() {
  const built = ['dev', 'run', 'release'].map((preset) => join(root, 'build', preset, 'vallis'));
  const found = [process.env.VALLIS_PROGRAM, ...built].find((path) => path && existsSync(path));
  if (!found) throw new Error('There is no build/*/vallis; build it, or name one by VALLIS_PROGRAM.');
  return found;
}

/** A port of the loopback that is free now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answers(address, process_, said) {
  for (let i = 0; i < 300; ++i) {
    if (process_.exitCode !== null) throw new Error(`vallis serve ended:\n${said()}`);
    const ready = await fetch(`${address}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`vallis serve does not answer:\n${said()}`);
}

/**
 * @param demo      whether the fictional cluster is loaded; without it the server waits to be set up
 * @param size      for a made-up cluster without accounts, as options of `vallis demo load`: ['--organisations', '10000']
 * @param settings  more of them, as environment variables: { VALLIS_OIDC_ISSUER: … }
 * @return address  "http://127.0.0.1:port"
 *         accounts of the demo: role → [{ email, language }], all with `password`
 *         code     for setting up; empty with the demo
 *         stop()   ends the server and removes its data
 */
export async function startServer({ demo = true, size = [], settings = {} } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'vallis-e2e-'));
  const vallis = program();
  const accounts = {};
  let password = '';
  if (demo) {
    await call(vallis, ['demo', 'load', '--data', data, ...size]);
  }
  if (demo && size.length === 0) {
    const { stdout } = await call(vallis, ['demo', 'accounts', '--data', data]);
    password = /demo-\S+/.exec(stdout)[0];
    for (const [, role, language, email] of stdout.matchAll(/^\s*(\w+)\s+(en|ru)\s+(\S+@\S+)/gm)) {
      (accounts[role] ??= []).push({ email, language });
    }
  }
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const env = { ...process.env, ...settings };
  const server = spawn(vallis, ['serve', '--data', data, '--port', String(port)], { env });
  let said = '';
  server.stdout.on('data', (bytes) => (said += bytes));
  server.stderr.on('data', (bytes) => (said += bytes));
  await answers(address, server, () => said);
  const stop = async () => {
    const ended = new Promise((resolve) => server.on('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  const code = demo ? '' : (/^[\w-]{43}$/m.exec(said)?.[0] ?? '');
  return { address, accounts, password, code, data, stop };
}
