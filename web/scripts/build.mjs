// The pages as files in dist/. Vite is content with wrong types, so they are checked first.
import './routes.mjs';
import { run } from './run.mjs';

run('typescript7/bin/tsc', '--noEmit');
run('vite/bin/vite.js', 'build', ...process.argv.slice(2));
run('vite/bin/vite.js', 'build', '--config', 'vite.report.config.ts');
