// The report of `vallis study run --report`, opened as a file: everything is in it, and nobody is asked for anything.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { openBrowser } from './browser.mjs';
import { program } from './server.mjs';

const call = promisify(execFile);

describe('the report', () => {
  let browser;
  let folder;
  let file;
  before(async () => {
    [browser, folder] = await Promise.all([openBrowser(), mkdtemp(join(tmpdir(), 'vallis-report-'))]);
    file = join(folder, 'report.html');
    await call(program(), ['study', 'run', '--report', file], { maxBuffer: 1 << 26 });
  });
  after(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  async function open(hash = '', options = {}) {
    const page = await browser.newPage(options);
    const wrong = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('request', (request) => /^(file|data|blob):/.test(request.url()) || wrong.push(`asked ${request.url()}`));
    await page.goto(pathToFileURL(file).href + hash);
    await page.locator('h1').waitFor();
    return { page, wrong };
  }

  it('shows every chart without a server, and each cluster behind its name', async () => {
    const { page, wrong } = await open();
    await page.getByRole('img', { name: /^Ranks of 64 clusters/ }).waitFor();
    assert.ok((await page.locator('figure').count()) >= 10);
    await page.getByText('All 17 members').click();
    await page.getByRole('link', { name: /LitCare/ }).click();
    await page.getByRole('heading', { level: 1, name: /LitCare/ }).waitFor();
    await page.getByText('55–62 in nine of ten draws').waitFor();
    assert.deepEqual(wrong, []);
    await page.close();
  });

  it('is there in Russian, and fits a phone', async () => {
    const { page, wrong } = await open('', { viewport: { width: 360, height: 740 } });
    await page.getByText('ru', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Биомедицинские кластеры мира и их группы' }).waitFor();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wider <= 0, `${wider} px too wide`);
    assert.deepEqual(wrong, []);
    await page.close();
  });

  it('prints', async () => {
    const { page, wrong } = await open();
    assert.ok((await page.pdf({ format: 'A4' })).length > 50_000);
    assert.deepEqual(wrong, []);
    await page.close();
  });
});
