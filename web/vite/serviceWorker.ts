import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * Writes sw.js: keeps the program's own files, and what was read from the API, for the time without a network. What
 * it keeps is named by the files' hashed names, so that a new build replaces it whole.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'vallis-service-worker',
    apply: 'build',
    // After vite took out the scripts that have nothing in them: one file that is not there, and the worker keeps none.
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => /\.(js|css|json|woff2)$/.test(name))
        .map((name) => `/${name}`);
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
      const template = readFileSync(new URL('./worker.js', import.meta.url), 'utf8');
      const source = template
        .replace("'VERSION'", JSON.stringify(version))
        .replace("['FILES']", JSON.stringify(['/look.js', '/icon.svg', ...files]));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}
