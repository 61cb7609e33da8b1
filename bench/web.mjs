// How the pages feel, in Chromium on the loopback: first paint of a cold visit, a table of 10,000 rows and a map of 1,000
// clusters while one moves about. scripts/bench --web runs it and prints what it gives.
//
//   node bench/web.mjs [--organisations N] [--clusters N] [--rounds N]
//
// A frame is long when it comes more than 50 ms after the one before: then people see that something stands still. The
// 1,000 clusters are the study's own 64, each many times at places of its own; they are put into the answers on their way.
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import { openBrowser, openPage } from '../tests/e2e/browser.mjs';
import { program, startServer } from '../tests/e2e/server.mjs';

const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : usual;
};
const ROWS = option('organisations', 10_000);
const CLUSTERS = option('clusters', 1_000);
const ROUNDS = option('rounds', 7);
const GOALS = { paint: 1_000, long: 0.02 };

/** Machines that do other work are slow, and still measure. */
async function open(browser, server, options) {
  const page = await openPage(browser, server, options);
  page.setDefaultTimeout(120_000);
  return page;
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const percentile = (all, p) => [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * p))];
const said = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });

/** First contentful paint of visits by browsers that never came before, in ms. */
async function paints(browser, server, path, as) {
  const all = [];
  for (let round = 0; round < ROUNDS; ++round) {
    const page = await open(browser, server, { as });
    await page.goto(path);
    await page.locator('h1').waitFor();
    all.push(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const known = performance.getEntriesByName('first-contentful-paint')[0];
            if (known) return resolve(known.startTime);
            new PerformanceObserver((list) => {
              for (const one of list.getEntriesByName('first-contentful-paint')) resolve(one.startTime);
            }).observe({ type: 'paint', buffered: true });
          }),
      ),
    );
    page.fine();
    await page.close();
  }
  return all;
}

/** Notes the time between frames until `stop` is called. */
async function watchFrames(page) {
  await page.evaluate(() => {
    const frames = (window.benchFrames = []);
    window.benchRuns = true;
    let last = performance.now();
    const tick = (now) => {
      frames.push(now - last);
      last = now;
      if (window.benchRuns) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  return () =>
    page.evaluate(() => {
      window.benchRuns = false;
      return window.benchFrames.slice(2);
    });
}

async function table(browser, server, as) {
  const page = await open(browser, server, { as });
  await page.go('/members?view=table');
  const box = page.getByRole('region', { name: 'Organisations, row by row' }).or(page.locator('table').locator('..'));
  const rows = page.locator('table[aria-rowcount]').first();
  // Every page of the list is read first, as somebody does who scrolls to the end.
  for (let count = 0; count < ROWS;) {
    await box.first().evaluate((one) => (one.scrollTop = one.scrollHeight));
    await page.waitForFunction(
      (before) => Number(document.querySelector('table[aria-rowcount]').getAttribute('aria-rowcount')) - 1 > before,
      count,
      { timeout: 120_000 },
    );
    count = Number(await rows.getAttribute('aria-rowcount')) - 1;
  }
  const inDocument = await page.locator('table tbody tr').count();
  await box.first().evaluate((one) => (one.scrollTop = 0));
  const stop = await watchFrames(page);
  await box.first().evaluate(
    (one) =>
      new Promise((resolve) => {
        // Down and up again, 30 rows a frame, then jumps through the whole list.
        let frame = 0;
        const step = () => {
          frame += 1;
          if (frame <= 120) one.scrollTop += 1_400;
          else if (frame <= 240) one.scrollTop -= 1_400;
          else one.scrollTop = ((frame * 7919) % 97) * (one.scrollHeight / 97);
          if (frame < 300) requestAnimationFrame(step);
          else resolve();
        };
        requestAnimationFrame(step);
      }),
  );
  const frames = await stop();
  page.fine();
  await page.close();
  return { frames, inDocument };
}

/** The answers of the study with its units many times over, each at a place of its own. */
async function manyClusters(page) {
  const times = Math.ceil(CLUSTERS / 64);
  const copies = (units, more = (one) => one) =>
    units
      .flatMap((unit, at) =>
        Array.from({ length: times }, (_, i) => (i === 0 ? unit : more({ ...unit, id: `${unit.id}-${i}` }, at, i))),
      )
      .slice(0, CLUSTERS);
  await page.route('**/findings*', async (route) => {
    const answer = await route.fetch();
    const all = await answer.json();
    all.units = copies(all.units, (one, _, i) => ({ ...one, name: `${one.name} ${i}` }));
    for (const part of [all.groups, all.published_cut, all.scores, all.robustness, all.configurations]) {
      if (part) part.units = copies(part.units);
    }
    for (const scheme of all.stability?.schemes ?? []) scheme.units = copies(scheme.units);
    await route.fulfill({ response: answer, json: all });
  });
  await page.route('**/scorecard*', async (route) => {
    const answer = await route.fetch();
    const all = await answer.json();
    all.units = copies(all.units, (one, at, i) => ({
      ...one,
      latitude: Math.max(-55, Math.min(70, (one.latitude ?? 40) + (((at * 31 + i * 17) % 41) - 20) / 2)),
      longitude: Math.max(-170, Math.min(175, (one.longitude ?? 10) + (((at * 13 + i * 29) % 61) - 30) / 2)),
    }));
    await route.fulfill({ response: answer, json: all });
  });
}

async function map(browser, server) {
  const page = await open(browser, server);
  await manyClusters(page);
  await page.go('/observatory');
  const chart = page.locator('svg[role="img"]').first();
  await chart.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await chart.boundingBox();
  const stop = await watchFrames(page);
  // Over the marks from side to side, which names the nearest; down the list beside them and back; then narrowed down.
  for (const part of [0.3, 0.5, 0.7]) {
    await page.mouse.move(x + 5, y + height * part);
    await page.mouse.move(x + width - 5, y + height * part, { steps: 80 });
  }
  for (let i = 0; i < 30; ++i) await page.mouse.wheel(0, i < 15 ? 400 : -400);
  await page.getByLabel('Name or place').pressSequentially('bio', { delay: 120 });
  await page.getByText(/^[\d,]+ of [\d,]+ clusters$/).waitFor();
  for (let i = 0; i < 3; ++i) await page.keyboard.press('Backspace');
  const frames = await stop();
  page.fine();
  await page.close();
  return { frames };
}

/** Somebody of the staff of a cluster that came without accounts. */
async function invited(server) {
  const staff = { email: 'staff@example.org', password: 'a sentence of the bench' };
  const words = ['user', 'invite', staff.email, '--name', 'Staff', '--role', 'cluster_staff', '--data', server.data];
  const secret = execFileSync(program(), words, { encoding: 'utf8' }).trim().split('\n').at(-1);
  const answer = await fetch(`${server.address}/api/v1/invitations/redeem`, {
    method: 'POST',
    body: JSON.stringify({ secret, password: staff.password }),
    headers: { 'Content-Type': 'application/json' },
  });
  if (!answer.ok) throw new Error(await answer.text());
  return staff;
}

const rowsOf = (what, { frames }) => {
  const long = frames.filter((ms) => ms > 50).length;
  const met = long / frames.length <= GOALS.long ? 'yes' : '**no**';
  return `| ${what} | ${said(frames.length)} | ${said(median(frames))} | ${said(percentile(frames, 0.99))} | ${said(Math.max(...frames))} | ${long} | ≤ 2% | ${met} |`;
};

const load = os.loadavg()[0];
const server = await startServer({ size: ['--organisations', String(ROWS), '--people', String(ROWS)] });
const browser = await openBrowser();
try {
  const as = await invited(server);
  const first = [];
  for (const [name, path, who] of [
    ['start page, as a guest', '/', undefined],
    ['observatory, as a guest', '/observatory', undefined],
    ['members, as staff', '/members', as],
  ]) {
    const all = await paints(browser, server, path, who);
    const met = median(all) <= GOALS.paint ? 'yes' : '**no**';
    first.push(
      `| ${name} | ${said(median(all))} | ${said(Math.min(...all))} | ${said(Math.max(...all))} | ≤ 1,000 | ${met} |`,
    );
  }
  const scrolled = await table(browser, server, as);
  const panned = await map(browser, server);
  console.log(`| first contentful paint, ms | median | least | most | goal | met |
| --- | ---: | ---: | ---: | ---: | --- |
${first.join('\n')}

| while one moves | frames | median ms | p99 ms | most ms | over 50 ms | goal | met |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
${rowsOf(`scrolling a table of ${said(ROWS)} rows`, scrolled)}
${rowsOf(`pointing at a map of ${said(CLUSTERS)} clusters, scrolling, filtering`, panned)}

Each visit by a new browser (${ROUNDS} of each), server and Chromium ${browser.version()} on one machine, no GPU; ${os.cpus().length} processors, load ${load.toFixed(1)} before. Of the ${said(ROWS)} rows ${scrolled.inDocument} are in the document.`);
} finally {
  await browser.close();
  await server.stop();
}
