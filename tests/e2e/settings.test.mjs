// What is mine: password, sessions, tokens, notifications, a copy of my data, erasure.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, openPage } from './browser.mjs';
import { startServer } from './server.mjs';

describe('Settings', () => {
  let server;
  let browser;
  let page;
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
    page = await openPage(browser, server, {
      as: server.accounts.member_user[0],
    });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('keep the channels of notifications as they are chosen', async () => {
    await page.go('/settings/notifications');
    const mails = page.getByRole('radiogroup', { name: /^Dues to pay/ });
    // Before the click: the answer may be there before the click is through.
    const saved = page.waitForResponse((answer) => answer.url().endsWith('/notification-settings') && answer.ok());
    await mails.getByText('Weekly').click();
    await saved;
    await page.reload();
    assert.ok(await mails.getByLabel('Weekly').isChecked());
    page.fine();
  });

  test('make a token that works, show it once, and revoke it', async () => {
    await page.go('/settings/tokens');
    await page.getByText('No tokens').waitFor();
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByLabel('Name').fill('Nightly export');
    await page.axe();
    await page.getByRole('button', { name: 'Make the token' }).click();
    await page.getByText('Your new token').waitFor();
    const token = (await page.locator('pre').innerText()).trim();
    const me = (bearer) =>
      fetch(`${server.address}/api/v1/me`, {
        headers: { Authorization: `Bearer ${bearer}` },
      });
    assert.equal((await me(token)).status, 200);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText('Nightly export').waitFor();
    await page.axe();
    await page.getByRole('button', { name: 'Revoke Nightly export' }).click();
    await page.getByText('No tokens').waitFor();
    assert.equal((await me(token)).status, 401);
    page.fine();
  });

  test('give a copy of my data', async () => {
    await page.go('/settings/data');
    await page.getByRole('button', { name: 'Ask for a copy' }).click();
    const link = page.getByRole('link', { name: /^Copy of / });
    await link.waitFor();
    const copy = await page.context().request.get(await link.getAttribute('href'));
    assert.equal(copy.status(), 200);
    assert.ok((await copy.json()) !== null);
    page.fine();
  });

  test('show what erasing would take before it is asked for, and let me think better of it', async () => {
    await page.go('/settings/data');
    await page.getByRole('button', { name: 'See what would go' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('cell', { name: 'Account', exact: true }).waitFor();
    await page.axe();
    await dialog.getByRole('button', { name: 'Ask to be erased' }).click();
    await page.getByText('You asked to be erased').waitFor();
    await page.axe();
    await page.getByRole('button', { name: 'I have thought better of it' }).click();
    await page.getByText('You asked to be erased').waitFor({ state: 'detached' });
    page.fine();
  });

  test('change the password and end a session', async () => {
    await page.go('/settings');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByLabel('Password until now').fill(server.password);
    await page.getByLabel('New password').fill('a better sentence of mine');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Your password is changed.').waitFor();
    page.fine();
    const other = await openPage(browser, server, {
      as: {
        ...server.accounts.member_user[0],
        password: 'a better sentence of mine',
      },
    });
    await other.go('/settings');
    const ends = other.getByRole('button', { name: /^End the session in/ });
    await ends.first().waitFor();
    assert.ok((await ends.count()) > 0);
    other.fine();
    await other.close();
  });
});
