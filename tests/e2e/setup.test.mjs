// From an empty server to a cluster with its first people, and what these do to be safe: a second factor, a new password.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { openBrowser, openPage, refused } from './browser.mjs';
import { startServer } from './server.mjs';

/** What an authenticator app shows for the secret, in base32. Source: RFC 6238 with SHA-1, 30 s and 6 digits. */
function codeOfApp(secret, when = Date.now()) {
  const bits = [...secret.replace(/[\s=]/g, '').toUpperCase()]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor(when / 30_000)));
  const hash = createHmac('sha1', key).update(step).digest();
  const offset = hash[19] & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const ANNA = { email: 'anna@example.org', password: 'a sentence of my own' };

describe('An empty server', () => {
  let server;
  let browser;
  let secret;
  let recoveryCode;
  before(async () => {
    server = await startServer({ demo: false });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('leads to the wizard, which says what is missing', async () => {
    for (const view of ['desktop', 'phone']) {
      for (const language of ['en', 'ru']) {
        const page = await openPage(browser, server, { view, language });
        await page.go('/');
        assert.equal(new URL(page.url()).pathname, '/setup');
        await page.axe();
        await page.picture(`setup-${language}-${view}`);
        await page.getByRole('button', { name: /^(Continue|Продолжить)$/ }).click();
        await page.getByText(/^(Your cluster needs a name|Кластеру нужно название)/).waitFor();
        await page.axe();
        page.fine();
        await page.close();
      }
    }
  });

  test('becomes a cluster with kinds of membership and invited people', async () => {
    const page = await openPage(browser, server);
    await page.go('/setup');
    await page.getByLabel('Set-up code').fill('wrong');
    await page.getByLabel('Name in English').fill('Rhine Valley');
    await page.getByRole('combobox', { name: 'Countries' }).fill('Germ');
    await page.getByRole('option', { name: 'Germany' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Anna Petrova');
    await page.getByLabel('E-mail address').fill(ANNA.email);
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Set up the cluster' }).click();
    await page.getByText('The password needs at least 10 characters').waitFor();
    await page.getByLabel('New password').fill(ANNA.password);
    page.expected = refused(403);
    await page.getByRole('button', { name: 'Set up the cluster' }).click();
    await page.getByRole('alert').getByText('The code is wrong').waitFor();
    await page.axe();
    // Back to the first step; what was answered is still there.
    await page.getByRole('button', { name: 'Cluster', exact: true }).click();
    assert.equal(await page.getByLabel('Name in English').inputValue(), 'Rhine Valley');
    await page.getByLabel('Set-up code').fill(server.code);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Set up the cluster' }).click();

    await page.getByRole('heading', { name: 'Memberships' }).waitFor();
    await page.axe();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'First people' }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Boris Lind');
    await page.getByLabel('E-mail address').fill('boris@example.org');
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    const link = page.getByText(/\/invitation#/);
    await link.waitFor();
    await page.axe();
    const address = (await link.innerText()).trim();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Your cluster is ready' }).waitFor();
    await page.axe();
    await page.getByRole('link', { name: 'Open the platform' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hello, Anna' }).waitFor();
    page.fine();
    await page.close();

    const invited = await openPage(browser, server);
    await invited.go(new URL(address).pathname + new URL(address).hash);
    await invited.getByLabel('New password').fill('another sentence of his');
    await invited.getByRole('button', { name: 'Take up the invitation' }).click();
    await invited.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await invited.getByLabel('E-mail address').fill('boris@example.org');
    await invited.getByLabel('Password', { exact: true }).fill('another sentence of his');
    await invited.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await invited.getByRole('heading', { level: 1, name: 'Hello, Boris' }).waitFor();
    invited.fine();
    await invited.close();
  });

  test('takes a second factor, and asks for it', async () => {
    const page = await openPage(browser, server, { as: ANNA });
    await page.go('/settings');
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('img', { name: /Picture for the authenticator app/ }).waitFor();
    await page.axe();
    secret = (await page.locator('code').first().innerText()).trim();
    await page.getByLabel('Code of the app').fill(codeOfApp(secret, Date.now() - 30_000));
    await page.getByRole('button', { name: 'Put it in force' }).click();
    await page.getByText('Keep these codes').waitFor();
    await page.axe();
    recoveryCode = (await page.locator('code').first().innerText()).trim();
    await page.getByText('In force').waitFor();
    page.fine();
    await page.close();

    const next = await openPage(browser, server);
    next.expected = refused(401);
    await next.go('/sign-in');
    await next.getByLabel('E-mail address').fill(ANNA.email);
    await next.getByLabel('Password', { exact: true }).fill(ANNA.password);
    await next.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await next.getByRole('heading', { level: 1, name: 'One more step' }).waitFor();
    await next.axe();
    await next.getByLabel('Digit 1').focus();
    await next.keyboard.type(codeOfApp(secret));
    await next.getByRole('heading', { level: 1, name: 'Hello, Anna' }).waitFor();
    next.fine();
    await next.close();
  });

  test('lets in by a recovery code, once', async () => {
    for (const fits of [true, false]) {
      const page = await openPage(browser, server);
      page.expected = refused(401);
      await page.go('/sign-in');
      await page.getByLabel('E-mail address').fill(ANNA.email);
      await page.getByLabel('Password', { exact: true }).fill(ANNA.password);
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
      await page.getByLabel('Recovery code').fill(recoveryCode);
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      if (fits) await page.getByRole('heading', { level: 1, name: 'Hello, Anna' }).waitFor();
      else await page.getByRole('alert').waitFor();
      page.fine();
      await page.close();
    }
  });
});
