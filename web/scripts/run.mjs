import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a file of node_modules by this Node.js, and ends the script when it fails. */
export function run(file, ...options) {
  const { status } = spawnSync(process.execPath, [`${root}/node_modules/${file}`, ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
