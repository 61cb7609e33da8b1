// Pictures for the README; scripts/screenshots runs it.
import { fileURLToPath } from 'node:url';
import { openBrowser, openPage } from './browser.mjs';
import { startServer } from './server.mjs';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const server = await startServer();
const browser = await openBrowser();
const staff = server.accounts.cluster_staff[0];
const PICTURES = [
  { name: 'pages-observatory', path: '/observatory', view: 'desktop' },
  { name: 'pages-light', path: '/', view: 'desktop' },
  { name: 'pages-dark', path: '/', view: 'desktop', scheme: 'dark', as: staff },
  { name: 'pages-phone', path: '/search?q=clinic', view: 'phone', language: 'ru' },
];
try {
  for (const { name, path, ...options } of PICTURES) {
    const page = await openPage(browser, server, options);
    await page.go(path);
    await page.screenshot({ path: `${folder}${name}.png` });
    page.fine();
    await page.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
