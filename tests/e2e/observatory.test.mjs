// The observatory as a guest sees it: every view in both languages, schemes and sizes; one selection through map, list
// and card; a what-if and its answer by the keyboard; and the figures on pages beside the command line's.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { lookAt, openBrowser, openPage } from './browser.mjs';
import { program, startServer } from './server.mjs';

const call = promisify(execFile);
const cli = async (...words) => JSON.parse((await call(program(), words, { maxBuffer: 1 << 26 })).stdout);

const VIEWS = [
  '/observatory?unit=mimc',
  '/observatory/clusters/litcare',
  '/observatory/groups',
  '/observatory/groups?cut=published',
  '/observatory/ranks?unit=mimc',
  '/observatory/compare?units=mimc,litcare,eurasante',
  '/observatory/what-if?unit=litcare',
  '/observatory/factors',
  '/observatory/definition',
  '/observatory/method',
];

describe('the observatory', () => {
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([openBrowser(), startServer()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('is open to a guest in every view, in both languages and schemes, on desktop and phone', async () => {
    await lookAt(browser, server, VIEWS);
  });

  it('joins map, list and card by one selection that the address keeps', async () => {
    const page = await openPage(browser, server);
    await page.go('/observatory');
    await page.getByLabel('Name or place').fill('litcare');
    await page.getByText('1 of 64 clusters').waitFor();
    await page.getByRole('button', { name: /LitCare/ }).click();
    await page.getByRole('heading', { name: /LitCare/ }).waitFor();
    await page.waitForURL(/unit=litcare/);
    await page.getByRole('link', { name: 'Open its page' }).click();
    await page.getByRole('heading', { level: 1, name: /LitCare/ }).waitFor();
    page.fine();
    await page.close();
  });

  it('shows the map from near by buttons, keys, wheel and drag, and a mark is still chosen', async () => {
    const page = await openPage(browser, server);
    await page.go('/observatory');
    const chart = page.locator('svg[role="img"]').first();
    await chart.scrollIntoViewIfNeeded();
    const lands = () =>
      chart.locator('g[transform*="scale"]').evaluateAll((all) => all.map((g) => g.getAttribute('transform')));
    const scales = async () => (await lands()).map((words) => Number(/scale\(([\d.]+)\)/.exec(words)[1]));
    const [whole] = [await lands()];
    assert.deepEqual(await scales(), [1, 1]);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    assert.deepEqual(await scales(), [1.6, 1.6]);
    await page.keyboard.press('+');
    assert.ok((await scales()).every((scale) => Math.abs(scale - 2.56) < 0.001));
    const before = await lands();
    await page.keyboard.press('ArrowRight');
    const pushed = await lands();
    assert.notDeepEqual(pushed, before, 'an arrow pushes the map');
    await page.keyboard.press('-');
    assert.ok((await scales()).every((scale) => Math.abs(scale - 1.6) < 0.001));
    await page.axe();

    // Europe is the panel on the right; the wheel with Ctrl and a drag mean that one alone.
    const { x, y, width, height } = await chart.boundingBox();
    await page.mouse.move(x + width * 0.85, y + height / 2);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await page;
    const [world, europe] = await scales();
    assert.ok(europe > world, 'the wheel brings Europe nearer');
    const held = await lands();
    await page.mouse.down();
    await page.mouse.move(x + width * 0.85 - 60, y + height / 2 + 10, { steps: 5 });
    await page.mouse.up();
    const dragged = await lands();
    assert.equal(dragged[0], held[0]);
    assert.notEqual(dragged[1], held[1]);
    assert.ok(!page.url().includes('unit='), 'a drag chooses nothing');

    await page.getByRole('button', { name: 'Whole map' }).click();
    assert.deepEqual(await lands(), whole);
    const mark = await chart.locator('path[stroke-width="0.8"]').last().boundingBox();
    await page.mouse.click(mark.x + mark.width / 2, mark.y + mark.height / 2);
    await page.waitForURL(/unit=/);
    page.fine();
    await page.close();
  });

  it('shows a cluster with the figures of vallis study describe', async () => {
    const told = await cli('study', 'describe', 'litcare', '--format', 'json');
    const page = await openPage(browser, server);
    await page.go('/observatory/clusters/litcare');
    const text = await page.locator('main').innerText();
    assert.ok(text.includes(told.composite.score.toFixed(1)), 'the score');
    assert.ok(
      text.includes(`${told.composite.rank_interval[0]}–${told.composite.rank_interval[1]} in nine of ten`),
      'the interval',
    );
    const known = told.values.filter((value) => value.value !== null).length;
    assert.ok(text.includes(`${known} of 15 indicators are known`), 'how many are known');
    await page.getByRole('button', { name: 'Show as table' }).first().click();
    const rows = await page.getByRole('table').first().getByRole('row').allInnerTexts();
    for (const value of told.values.filter((one) => one.percentile !== null)) {
      const row = rows.find((one) => one.startsWith(`${value.indicator} `));
      assert.ok(
        row?.trimEnd().endsWith(`${Math.round(value.percentile * 100)}%`),
        `percentile of ${value.indicator}: ${row}`,
      );
    }
    for (const near of told.nearest) {
      assert.ok(
        text.includes(near.name) && text.includes(near.dissimilarity.toFixed(3)),
        `the distance to ${near.name}`,
      );
    }
    page.fine();
    await page.close();
  });

  it('ranks as vallis study run does', async () => {
    const findings = await cli('study', 'run', '--format', 'json');
    const names = new Map(findings.units.map((unit) => [unit.id, unit.name]));
    const page = await openPage(browser, server);
    await page.go('/observatory/ranks');
    await page.getByRole('button', { name: 'Show as table' }).first().click();
    const rows = await page.getByRole('table').first().getByRole('row').allInnerTexts();
    assert.equal(rows.length - 1, findings.units.length);
    for (const unit of findings.scores.units) {
      const robust = findings.robustness.units.find((one) => one.id === unit.id);
      const row = rows.find((one) => one.split('\t')[1]?.trim() === names.get(unit.id));
      const [rank, , , score, low, high] = row.split('\t').map((cell) => cell.trim());
      assert.deepEqual([rank, low, high], [unit.rank, ...robust.rank_interval].map(String), names.get(unit.id));
      assert.ok(Math.abs(Number(score) - unit.score) < 0.0006, `score of ${names.get(unit.id)}`);
    }
    page.fine();
    await page.close();
  });

  it('answers a what-if, asked by the keyboard alone, with the figures of vallis study whatif', async () => {
    const told = await cli('study', 'whatif', 'litcare', 'M8=250', '--format', 'json');
    const page = await openPage(browser, server);
    await page.go('/observatory/what-if?unit=litcare');
    const size = page.getByRole('textbox', { name: 'Cluster size' });
    for (let i = 0; i < 80 && !(await size.evaluate((field) => field === document.activeElement)); ++i) {
      await page.keyboard.press('Tab');
    }
    assert.ok(await size.evaluate((field) => field === document.activeElement), 'Tab reaches the field');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('250');
    await page.getByText(`was ${told.composite.before.rank}`, { exact: true }).waitFor();
    const text = await page.locator('main').innerText();
    assert.ok(text.includes(told.composite.after.score.toFixed(1).replace(/\.0$/, '')), 'the score after');
    assert.match(page.url(), /changes=.*M8.*250/);
    page.fine();
    await page.close();
  });

  it('counts anew by another method, and says where that is not stable', async () => {
    const page = await openPage(browser, server);
    await page.go('/observatory/method?k=6');
    await page.getByText(/6 groups, no real structure/).waitFor();
    await page.getByText('This result is not stable').waitFor();
    page.fine();
    await page.close();
  });

  it('says what a structure is as soon as a question is answered', async () => {
    const page = await openPage(browser, server, { language: 'ru' });
    await page.go('/observatory/definition');
    await page.getByText('Да', { exact: true }).first().click();
    await page.getByText(/^(Это|Возможно, это) (кластер|технопарк|деловая ассоциация|консорциум)$/).waitFor();
    page.fine();
    await page.close();
  });

  it('lets a picture and its figures be taken along', async () => {
    const page = await openPage(browser, server);
    await page.go('/observatory/groups');
    for (const [item, ending] of [
      ['SVG', 'svg'],
      ['PNG', 'png'],
      ['CSV', 'csv'],
      ['JSON', 'json'],
    ]) {
      await page.getByRole('button', { name: 'Save' }).first().click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item, exact: true }).click(),
      ]);
      assert.equal(download.suggestedFilename(), `group-1.${ending}`);
    }
    page.fine();
    await page.close();
  });
});
