// The frame: what every page has, for guests and for who is signed in, by keyboard alone, in both languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { lookAt, openBrowser, openPage, refused } from './browser.mjs';
import { startServer } from './server.mjs';

describe('The frame', () => {
  let server;
  let browser;
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('looks right to guests', () =>
    lookAt(browser, server, ['/', '/about', '/search?q=clinic', '/sign-in', '/recovery', '/invitation', '/nowhere']));

  test('looks right to the staff', () =>
    lookAt(
      browser,
      server,
      ['/', '/notices', '/settings', '/settings/notifications', '/settings/tokens', '/settings/data', '/staff/invite'],
      {
        as: server.accounts.cluster_staff[0],
      },
    ));

  test('lets people sign in, be led back, and sign out', async () => {
    const page = await openPage(browser, server);
    const { email } = server.accounts.board[0];
    await page.go('/notices');
    assert.equal(new URL(page.url()).pathname, '/sign-in', 'a guest is led to sign in');
    page.expected = refused(401);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('do not belong together').waitFor();
    await page.axe();
    await page.getByLabel('Password', { exact: true }).fill(server.password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Notices' }).waitFor();
    await page.getByRole('button', { name: /: account$/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    page.fine();
    await page.close();
  });

  test('works by keyboard alone: signing in, going, searching', async () => {
    const page = await openPage(browser, server);
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.textContent?.trim() || document.activeElement?.getAttribute('aria-label'),
      );
    await page.go('/');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'Skip to the page');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');

    await page.go('/sign-in');
    for (
      let i = 0;
      i < 30 && (await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))) !== 'username';
      ++i
    ) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type(server.accounts.cluster_staff[0].email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(server.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Hello, / }).waitFor();

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.axe();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('/');
    await page.keyboard.type('tilia');
    await page.getByRole('option', { name: /Tilia/ }).first().waitFor();
    await page.axe();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: /Tilia/ }).first().waitFor();

    await page.locator('h1').click();
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.getByRole('heading', { level: 1, name: /^Hello, / }).waitFor();
    page.fine();
    await page.close();
  });

  test('changes its language and keeps the place, and what was typed there', async () => {
    const page = await openPage(browser, server);
    await page.go('/sign-in?to=%2Fnotices');
    await page.getByLabel('E-mail address').fill('half@written');
    await page.getByRole('button', { name: 'Language and colours' }).click();
    await page.getByRole('menuitemradio', { name: 'Русский' }).click();
    await page.getByRole('heading', { level: 1, name: 'Вход' }).waitFor();
    assert.equal(await page.getByLabel('Адрес электронной почты').inputValue(), 'half@written');
    assert.match(page.url(), /\/sign-in\?to=/);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Вход' }).waitFor();
    page.fine();
    await page.close();
  });

  test('keeps dark colours and high contrast, and is axe clean in them', async () => {
    const page = await openPage(browser, server);
    await page.go('/');
    await page.getByRole('button', { name: 'Language and colours' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'High contrast' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    for (const path of ['/', '/sign-in', '/search?q=clinic']) {
      await page.go(path);
      assert.equal(await page.locator('html').getAttribute('data-contrast'), 'more');
      assert.equal(await page.locator('html').getAttribute('data-mantine-color-scheme'), 'dark');
      await page.axe();
    }
    page.fine();
    await page.close();
  });

  test('says for whom one acts', async () => {
    const page = await openPage(browser, server, {
      as: server.accounts.organisation_admin[0],
    });
    await page.go('/');
    await page.getByRole('button', { name: /: account$/ }).click();
    const choice = page.getByRole('menuitemradio', { name: /Tilia/ });
    await choice.click();
    await page.getByText(/^for Tilia/).waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByText(/^You act for Tilia/).waitFor();
    page.fine();
    await page.close();
  });

  test('is on a phone within reach: four places and the rest behind the fifth', async () => {
    const page = await openPage(browser, server, {
      view: 'phone',
      as: server.accounts.cluster_staff[0],
    });
    await page.go('/');
    const bar = page.getByRole('navigation', { name: 'Main places' });
    await bar.getByRole('button', { name: 'More' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Applications' }).waitFor();
    await page.axe();
    page.fine();
    await page.close();
  });

  test('is read without a network once it was opened', async () => {
    const page = await openPage(browser, server, { offline: true });
    await page.go('/about');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.go('/');
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /Lindenau/ }).waitFor();
    await page.close();
  });

  test('allows no style and no script but its own', async () => {
    const answer = await fetch(`${server.address}/`, {
      headers: { Accept: 'text/html' },
    });
    const policy = answer.headers.get('content-security-policy');
    assert.match(policy, /default-src 'self'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    const html = await answer.text();
    assert.doesNotMatch(html, /VALLIS_NONCE/);
    assert.ok(policy.includes(`'nonce-${/nonce="([^"]+)"/.exec(html)[1]}'`));
  });
});
