// Figures and studies for staff: declared with evidence by one person, checked and published by another, frozen, run,
// proposed by the staff and published by the board; and the same figures as on the command line.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { lookAt, openBrowser, openPage, refused } from './browser.mjs';
import { program, startServer } from './server.mjs';

const call = promisify(execFile);

describe('Indicators and scorecards', () => {
  let server;
  let browser;
  let one;
  let other;
  let board;
  const vallis = async (...options) => (await call(program(), [...options, '--data', server.data])).stdout;
  const ask = async (as, path, data) => {
    const page = await openPage(browser, server, as);
    const answer = data ? await page.context().request.post(path, { data }) : await page.context().request.get(path);
    const body = await answer.json();
    assert.ok(answer.ok(), JSON.stringify(body));
    await page.close();
    return body;
  };
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
    one = { as: server.accounts.cluster_staff[0] };
    other = { as: server.accounts.cluster_staff[1] };
    board = { as: server.accounts.board[0] };
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('are on the rail of those who oversee figures, and of nobody else', async () => {
    for (const [who, sees] of [
      [server.accounts.cluster_staff[0], true],
      [server.accounts.board[0], true],
      [server.accounts.analyst[0], true],
      [server.accounts.member_user[0], false],
    ]) {
      const page = await openPage(browser, server, { as: who });
      await page.go('/about');
      const rail = page.getByRole('navigation', { name: 'Main places' }).first();
      assert.equal(await rail.getByRole('link', { name: 'Indicators' }).count(), sees ? 1 : 0, who.email);
      assert.equal(await rail.getByRole('link', { name: 'Scorecards' }).count(), sees ? 1 : 0, who.email);
      page.fine();
      await page.close();
    }
    const member = await openPage(browser, server, { as: server.accounts.member_user[0] });
    member.expected = /not permitted/;
    await member.go('/staff/indicators');
    await member.getByRole('heading', { level: 1, name: 'This page is not for you' }).waitFor();
    member.fine();
    await member.close();
  });

  test('declare a value with evidence: faults stand beside their fields, then it is a proposal', async () => {
    const page = await openPage(browser, server, one);
    await page.go('/staff/indicators');
    await page.getByRole('link', { name: 'Declare Cluster size' }).click();
    await page.getByRole('heading', { level: 1, name: 'Declare a figure' }).waitFor();
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Value' }).waitFor();
    await page.axe();
    await page.getByLabel('Value', { exact: true }).fill('41');
    await page.getByLabel('Period').fill('2025');
    const file = 'year,members\n2025,44\n';
    const choose = async (text) => {
      const asked = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await (await asked).setFiles({ name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.getByRole('link', { name: 'members.csv' }).waitFor();
    };
    await choose(file);
    // The server reads the table: what is entered must be in it.
    page.expected = refused(422);
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.getByRole('alert').first().waitFor();
    await page.axe();
    await page.getByLabel('Value', { exact: true }).fill('44');
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cluster size' }).waitFor();
    await page.getByText('You entered it: another person must check this.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'It is right' }).count(), 0);
    await page.getByRole('link', { name: 'members.csv' }).waitFor();
    await page.axe();
    page.fine();
    await page.close();
  });

  test('check it as another person, who is told when somebody was first; then publish', async () => {
    const page = await openPage(browser, server, other);
    await page.go('/staff/indicators/queue');
    const item = page.getByRole('article', { name: 'Cluster size' });
    await item.getByText('44 organisations').waitFor();
    await page.axe();
    // Meanwhile an analyst checks it.
    const { items } = await ask(one, '/api/v1/observations?state=proposed&indicator=M8');
    assert.equal(items.length, 1);
    const path = `/api/v1/observations/${items[0].observation_id}`;
    await ask({ as: server.accounts.analyst[0] }, `${path}/check`, { version: items[0].version });
    page.expected = refused(412);
    await item.getByRole('button', { name: 'It is right' }).click();
    await page.getByText('Somebody was first').waitFor();
    await page.axe();
    await page.getByRole('button', { name: 'See it as it is now' }).click();
    await page.getByText('Nothing waits to be checked').waitFor();
    await page.getByText('To publish', { exact: true }).click();
    await page.waitForURL(/step=publish/);
    await page.getByRole('article', { name: 'Cluster size' }).getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Nothing waits to be published').waitFor();
    // The history names who did what.
    await page.go(`/staff/indicators/observations/${items[0].observation_id}`);
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('Published').waitFor();
    await history.getByText('You', { exact: true }).waitFor();
    assert.equal(await history.getByText('Another person').count(), 0, 'people are named');
    page.fine();
    await page.close();
  });

  test('measure the records, and check and publish what was found in one go', async () => {
    const page = await openPage(browser, server, one);
    await page.go('/staff/indicators/measure');
    await page.getByLabel('Year, quarter or month').fill('2026');
    await page.getByRole('button', { name: 'Measure', exact: true }).click();
    await page.getByText('Measured for 2026. What is new waits to be checked.').waitFor();
    await page.getByRole('region', { name: 'What was found' }).getByText('Specialisation').waitFor();
    await page.axe();
    for (const [step, button, done] of [
      ['', /^Check 5$/, '5 figures are checked.'],
      ['?step=publish', /^Publish 5$/, '5 figures are published.'],
    ]) {
      await page.go(`/staff/indicators/queue${step}`);
      await page.getByRole('checkbox', { name: 'Choose all (5)' }).check();
      await page.getByRole('button', { name: button }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('5 figures move on: all of them, or none.').waitFor();
      await page.axe();
      await dialog.getByRole('button', { name: button }).click();
      await dialog.getByText(done).waitFor();
      await dialog.getByRole('button', { name: 'Close' }).last().click();
    }
    page.fine();
    await page.close();
  });

  test('show the figures that the command line prints', async () => {
    const code = (await ask(one, '/api/v1/clusters?operated=true')).items[0].code;
    const printed = JSON.parse(await vallis('indicators', 'list', '--cluster', code, '--format', 'json'));
    const published = printed.filter(({ state }) => state === 'published');
    assert.ok(published.length >= 9, `${published.length} are published`);
    const page = await openPage(browser, server, one);
    await page.go('/staff/indicators');
    const numbers = published.filter(({ value }) => typeof value === 'number');
    assert.ok(numbers.length >= 4);
    for (const { indicator, value, unit_code, period } of numbers) {
      const latest = published
        .filter((row) => row.indicator === indicator && row.unit_code === unit_code)
        .every((row) => row.to_on <= published.find((x) => x.indicator === indicator && x.period === period).to_on);
      if (!latest) continue;
      const row = page.getByRole('row').filter({ hasText: new RegExp(`${indicator} · `) });
      const shown = await row.getByRole('cell').nth(1).innerText();
      assert.equal(Number.parseFloat(shown.replaceAll(/[^\d.]/g, '')), value, `${indicator}: ${shown}`);
    }
    page.fine();
    await page.close();
  });

  test('import figures: a file with a fault changes nothing, the mended one is proposed', async () => {
    const code = (await ask(one, '/api/v1/clusters?operated=true')).items[0].code;
    const page = await openPage(browser, server, one);
    const upload = async (rows) => {
      await page.go('/staff/indicators/import');
      const asked = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose a file' }).click();
      const head = 'indicator,unit_code,period,value,source_title,source_address,retrieved_on';
      const text = [head, ...rows.map((row) => `${row},Register,https://register.example/x,2026-01-03`)].join('\n');
      await (await asked).setFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.getByRole('heading', { level: 1, name: 'figures.csv' }).waitFor();
    };
    await upload([`M8,${code},2023,39`, `M8,${code},2035,50`]);
    await page.getByText('1 line has a fault.', { exact: false }).waitFor();
    await page.getByText('2035 has not begun', { exact: false }).waitFor();
    assert.ok(await page.getByRole('button', { name: /^Propose/ }).isDisabled());
    await page.axe();
    await upload([`M8,${code},2023,39`, `G13,${code},2024,gold`]);
    await page.getByRole('button', { name: 'Propose 2 figures' }).click();
    await page.getByText('2 figures were proposed.').waitFor();
    await page.axe();
    page.fine();
    await page.close();
  });

  test('freeze, run, compare and publish; the counts are those of the command line', async () => {
    const page = await openPage(browser, server, one);
    await page.go('/staff/scorecards/freeze');
    await page.getByLabel('Title in English').fill('World and Lindenau');
    await page.getByLabel('Until').fill('2025');
    const preview = page.getByRole('region', { name: 'What it would hold' });
    await preview.getByText('Every value is published, so the version may be, too.').waitFor();
    await preview.getByText('65', { exact: true }).waitFor();
    await page.axe();
    await page.getByRole('button', { name: 'Freeze', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'World and Lindenau' }).waitFor();
    const declared = await page.getByText(/^Declared \d/).innerText();
    const imported = await page.getByText(/^Imported \d/).innerText();
    const missing = await page.getByText(/^Missing \d/).innerText();
    const number = (text) => Number(/\d+/.exec(text)[0]);
    const list = await vallis('scorecards', 'list');
    const line = list.split('\n').find((text) => text.includes('World and Lindenau'));
    assert.match(
      line,
      new RegExp(`${number(declared)} declared, ${number(imported)} imported, ${number(missing)} missing`),
    );
    assert.equal(number(declared), 1, 'the declared number of members is in it');
    const version = page.url();

    const run = async (choose) => {
      await page.go(new URL(version).pathname);
      await page.getByRole('button', { name: 'Run', exact: true }).first().click();
      const dialog = page.getByRole('dialog', { name: 'Run the recipe' });
      await choose?.(dialog);
      await page.axe();
      await dialog.getByRole('button', { name: 'Start the run' }).click();
      await page.getByRole('heading', { level: 1, name: /^Run on/ }).waitFor();
      await page.getByRole('heading', { name: 'Ranks' }).waitFor({ timeout: 60_000 });
    };
    await run();
    const first = page.url();
    await page.axe();
    await run((dialog) => dialog.getByLabel('Seed').fill('7'));
    await page.go(new URL(version).pathname);
    await page.getByRole('checkbox', { name: 'Select all rows shown' }).check();
    await page.getByRole('link', { name: 'Compare the two' }).click();
    await page.getByText('the seed', { exact: false }).waitFor();
    await page.getByText('Other findings').waitFor();
    await page.axe();

    await page.go(new URL(first).pathname);
    await page.getByRole('button', { name: 'Publish' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask the board to publish it' });
    await dialog.getByLabel('Code of the address').fill('lindenau-2025');
    await page.axe();
    await dialog.getByRole('button', { name: 'Propose' }).click();
    const card = page.getByRole('article', { name: 'World and Lindenau' });
    await card.getByText('The board decides.').waitFor();
    await page.axe();
    page.fine();
    await page.close();

    const chair = await openPage(browser, server, { ...board, view: 'phone' });
    await chair.go('/staff/scorecards/studies');
    const proposed = chair.getByRole('article', { name: 'World and Lindenau' });
    await chair.axe();
    await proposed.getByRole('button', { name: 'Publish' }).click();
    await proposed.getByText('Cite as').waitFor();
    await proposed.getByText(/Vallis study lindenau-2025/).waitFor();
    await proposed.getByRole('link', { name: 'Open in the observatory' }).click();
    await chair.waitForURL(/observatory\?study=lindenau-2025/);
    await chair.locator('h1').waitFor();
    chair.fine();
    await chair.close();
    assert.match(await vallis('scorecards', 'list'), /study lindenau-2025 +published: World and Lindenau/);
  });

  test('look right to the staff', async () => {
    const { items } = await ask(one, '/api/v1/scorecards');
    const version = items.find(({ title_en }) => title_en === 'World and Lindenau')?.scorecard_version_id;
    const runs = (await ask(one, `/api/v1/scorecards/${version}/runs`)).items;
    const figures = (await ask(one, '/api/v1/observations?indicator=M8&cluster=lindenau-demo&state=any')).items;
    const [b, a] = runs.map(({ scorecard_run_id }) => scorecard_run_id);
    await lookAt(
      browser,
      server,
      [
        '/staff/indicators',
        '/staff/indicators?view=all',
        '/staff/indicators/queue',
        '/staff/indicators/declare?indicator=G14',
        '/staff/indicators/measure',
        '/staff/indicators/import',
        '/staff/indicators/M8',
        `/staff/indicators/observations/${figures[0].observation_id}`,
        '/staff/scorecards',
        '/staff/scorecards/freeze',
        `/staff/scorecards/${version}`,
        `/staff/scorecards/runs/${a}`,
        `/staff/scorecards/compare?a=${a}&b=${b}`,
        '/staff/scorecards/studies',
      ],
      one,
    );
  });
});
