// Types, lint, format and unit tests.
import './routes.mjs';
import { run } from './run.mjs';

run('typescript7/bin/tsc', '--noEmit');
run('eslint/bin/eslint.js', '.', '--max-warnings=0');
run('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.');
run('vitest/vitest.mjs', 'run');
