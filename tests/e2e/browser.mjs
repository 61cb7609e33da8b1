// Pages as people see them, in Debian's Chromium. A page that ran into an error, printed one, or asked another host for
// anything fails its test, whatever the test was about.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const { AxeBuilder } = require('@axe-core/playwright');
const pictures = fileURLToPath(new URL('../../build/e2e/', import.meta.url));

const VIEWS = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 360, height: 740 },
};
const LOCALES = { en: 'en-GB', ru: 'ru-RU' };

export async function openBrowser() {
  const executablePath = process.env.VALLIS_CHROMIUM ?? '/usr/bin/chromium';
  assert.ok(existsSync(executablePath), `There is no ${executablePath}; scripts/setup installs it.`);
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

/**
 * A page in a browser of its own, as one reader sees it.
 *
 * @param server    of startServer
 * @param as        an account of the demo to be signed in as ({ email }), or nothing for a guest
 * @param language  'en' or 'ru'
 * @param scheme    'light' or 'dark'
 * @param view      'desktop' or 'phone' (360 px wide)
 * @param offline   whether the service worker runs; without it, tests see what the server answers
 * @return the page of playwright, with go(path), which waits for the h1; axe(); fine(), which fails when anything went
 *         wrong until then; and close()
 */
export async function openPage(browser, server, options = {}) {
  const { as, language = 'en', scheme = 'light', view = 'desktop', offline = false } = options;
  const context = await browser.newContext({
    baseURL: server.address,
    viewport: VIEWS[view],
    locale: LOCALES[language],
    timezoneId: 'Europe/Berlin',
    colorScheme: scheme,
    reducedMotion: 'reduce',
    serviceWorkers: offline ? 'allow' : 'block',
  });
  if (as) {
    const answer = await context.request.post('/api/v1/session', {
      data: { email: as.email, password: as.password ?? server.password },
    });
    assert.equal(answer.status(), 200, `signing in as ${as.email}`);
  }
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (!offline && message.text() === 'Service Worker registration blocked by Playwright') return;
    if (['error', 'warning'].includes(message.type()) && !page.expected?.test(message.text())) {
      wrong.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== server.address && !/^(data|blob):$/.test(protocol))
      wrong.push(`asked another host: ${request.url()}`);
  });
  page.setDefaultTimeout(15_000);

  const what = () => `${new URL(page.url()).pathname} (${language}, ${scheme}, ${view})`;
  page.fine = () => assert.deepEqual(wrong, [], what());
  page.go = async (path) => {
    await page.goto(path);
    await page.locator('h1').waitFor();
    await settled(page);
  };
  page.axe = async (axeOptions = {}) => {
    const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
    for (const selector of axeOptions.without ?? []) axe.exclude(selector);
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 300)}\n${node.failureSummary}`),
    );
    assert.ok(found.length === 0, `${what()} is not axe clean:\n${found.join('\n')}`);
    // WCAG 2.2, 1.4.10: at 360 px nothing needs to be scrolled sideways.
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wider <= 0, `${what()} is ${wider} px too wide`);
  };
  page.picture = async (name) => {
    const path = `${pictures}${name}.png`;
    await mkdir(dirname(path), { recursive: true });
    await page.screenshot({ path, fullPage: true });
  };
  page.close = () => context.close();
  return page;
}

/** Until nothing is on its way and nothing is a skeleton. */
async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
}

/** What the browser prints of an answer that a test asks for: `page.expected = refused(422)`. */
export const refused = (status) => new RegExp(`the server responded with a status of ${status}`);

// Every language with every scheme, every language with every size, every scheme with every size.
const PAIRS = [
  ['en', 'light', 'desktop'],
  ['en', 'dark', 'phone'],
  ['ru', 'light', 'phone'],
  ['ru', 'dark', 'desktop'],
];
const ALL = ['en', 'ru'].flatMap((language) =>
  ['light', 'dark'].flatMap((scheme) => ['desktop', 'phone'].map((view) => [language, scheme, view])),
);

/**
 * Looks at the paths in both languages, both schemes, on desktop and phone: an h1, in the page's language, axe clean,
 * not too wide, nothing printed. Leaves a picture of each in build/e2e. Four mixes hold each pair of choices, which is
 * what a fault takes as a rule; VALLIS_ALL_LOOKS=1 takes all eight and twice the time.
 */
export async function lookAt(browser, server, paths, options = {}) {
  for (const [language, scheme, view] of process.env.VALLIS_ALL_LOOKS ? ALL : PAIRS) {
    const page = await openPage(browser, server, {
      ...options,
      language,
      scheme,
      view,
    });
    for (const path of paths) {
      await page.go(path);
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      await noKeys(page);
      await page.axe();
      await page.picture(`${path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'}-${language}-${scheme}-${view}`);
      page.fine();
    }
    await page.close();
  }
}

/** A word that is missing shows as its key: "visibility.public.word". */
async function noKeys(page) {
  const text = await page.locator('body').innerText();
  const keys = text.match(/(^|\s)[a-z]+(_[a-z]+)*(\.[a-z_]+)+(?=\s|$)/g) ?? [];
  assert.deepEqual(
    keys.filter((key) => !/\.(org|example|com|net|html|json|css|csv|xlsx)$/.test(key.trim())),
    [],
    `${page.url()} shows keys in place of words`,
  );
}
