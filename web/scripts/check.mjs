// Types, lint, format and unit tests.
import './routes.mjs';
import { run } from './run.mjs';

run('typescript7/bin/tsc', '--noEmit');
run('eslint/bin/eslint.js', '.', '--max-warnings=0');
const prettier = ['--check', '--log-level=warn', '--config', '.prettierrc.json'];
run('prettier/bin/prettier.cjs', ...prettier, '.', '../tests/e2e');
run('vitest/vitest.mjs', 'run');
