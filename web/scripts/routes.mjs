// Writes src/routeTree.gen.ts from src/routes; it is not committed, so that two people who add pages never collide.
import { Generator, getConfig } from '@tanstack/router-generator';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
await new Generator({
  config: getConfig({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single' }, root),
  root,
}).run();
