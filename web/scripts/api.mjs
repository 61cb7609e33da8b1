// Types of the server's API, from its own OpenAPI document:
//
//   npm run api            writes src/app/schema.d.ts
//   npm run api -- --check fails when it would be another one
//
// The document comes from build/*/vallis (VALLIS_PROGRAM names another one), started on an empty folder for it.
import openapiTS, { astToString } from 'openapi-typescript';
import { readFileSync, writeFileSync } from 'node:fs';
import { startServer } from '../../tests/e2e/server.mjs';
import { root } from './run.mjs';

const path = `${root}/src/app/schema.d.ts`;
const server = await startServer({ demo: false });
try {
  const document = await (await fetch(`${server.address}/api/v1/openapi.json`)).json();
  // By name, so that two branches that add routes seldom touch the same lines.
  const types = astToString(await openapiTS(document, { alphabetize: true }));
  const text = `// Written by \`npm run api\` from the server's OpenAPI document.\n\n${types}`;
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
  } else if (readFileSync(path, 'utf8') !== text) {
    console.error('web/src/app/schema.d.ts is not what the server says: run `npm run api` in web/ and commit it.');
    process.exitCode = 1;
  }
} finally {
  await server.stop();
}
