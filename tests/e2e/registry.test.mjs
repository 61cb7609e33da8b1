// The member registry: the directory, one record, an import by keyboard alone, an application from a guest to a member.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { lookAt, openBrowser, openPage, refused } from './browser.mjs';
import { startServer } from './server.mjs';

describe('The member registry', () => {
  let server;
  let browser;
  let staff;
  let tilia;
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
    staff = { as: server.accounts.cluster_staff[0] };
    const found = await fetch(`${server.address}/api/v1/organisations?q=tilia%20diagnostics`).then((one) => one.json());
    tilia = found.items[0].organisation_id;
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('looks right to guests', () =>
    lookAt(browser, server, [
      '/members',
      '/members?view=map',
      '/members/listed',
      '/people',
      '/apply',
      `/organisations/${tilia}`,
    ]));

  test('looks right to the staff', () =>
    lookAt(
      browser,
      server,
      [
        '/members?view=table',
        `/organisations/${tilia}`,
        `/organisations/${tilia}/edit`,
        '/people?q=anna',
        '/staff/applications',
        '/staff/memberships',
        '/staff/dues',
        '/staff/renewals',
        '/staff/reports',
        '/staff/imports',
      ],
      staff,
    ));

  test('narrows the list down by facets and words, and the address says so', async () => {
    const page = await openPage(browser, server);
    await page.go('/members');
    await page.getByText('60 organisations', { exact: true }).waitFor();
    await page.getByRole('checkbox', { name: /^Clinic: / }).check();
    await page.getByText('12 organisations', { exact: true }).waitFor();
    await page.getByRole('searchbox', { name: 'Name, place or what they do' }).fill('hospital');
    await page.waitForURL(/kind=clinic.*q=hospital|q=hospital.*kind=clinic/);
    const address = page.url();
    const count = page.getByText(/^\d+ organisations?$/);
    await page.getByRole('button', { name: 'Remove “hospital”' }).waitFor();
    await page.waitForFunction(() => !/^12 /.test(document.querySelector('[aria-live]')?.textContent ?? ''));
    const narrowed = await count.innerText();
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByText(narrowed, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.getByText('60 organisations', { exact: true }).waitFor();
    page.fine();
    await page.close();
  });

  test('shows guests less of a record than the staff, and says what it does not show', async () => {
    const guest = await openPage(browser, server);
    await guest.go(`/organisations/${tilia}`);
    assert.ok((await guest.getByText('Not shown to you').count()) > 0);
    assert.equal(await guest.getByText('Membership', { exact: true }).count(), 0);
    guest.fine();
    await guest.close();
    const page = await openPage(browser, server, staff);
    await page.go(`/organisations/${tilia}`);
    await page.getByRole('region', { name: 'Membership' }).getByText('Active').first().waitFor();
    assert.equal(await page.getByText('Not shown to you').count(), 0);
    page.fine();
    await page.close();
  });

  test('shows the own administrator history and dues', async () => {
    const page = await openPage(browser, server, { as: server.accounts.organisation_admin[0] });
    await page.go(`/organisations/${tilia}`);
    const membership = page.getByRole('region', { name: 'Membership' });
    await membership.getByText('History').waitFor();
    await membership.getByText('Dues', { exact: true }).waitFor();
    page.fine();
    await page.close();
  });

  test('loses nothing when two save at once', async () => {
    const page = await openPage(browser, server, staff);
    await page.go(`/organisations/${tilia}/edit`);
    await page.getByRole('textbox', { name: 'City' }).fill('Neustadt');
    await page.getByRole('textbox', { name: 'Offers' }).fill('My offer');
    // Meanwhile somebody else saves.
    const request = page.context().request;
    const path = `/api/v1/organisations/${tilia}`;
    const before = await (await request.get(path)).json();
    const { name, kind, country_code, region, website, specialisations, other_names } = before;
    const other = { name, kind, country_code, region, website, specialisations, other_names, offers: 'Their offer' };
    const saved = await request.put(path, { data: other, headers: { 'If-Match': `"${before.version}"` } });
    assert.equal(saved.status(), 200, await saved.text());

    page.expected = refused(412);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Somebody saved while you were writing' });
    await dialog.getByRole('radio', { name: 'Their offer' }).check();
    // Fields behind the dialog would lie half under the top bar.
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.axe();
    await dialog.getByRole('button', { name: 'Take over, then save' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(new RegExp(`/organisations/${tilia}$`));
    await page.getByText('Their offer').waitFor();
    const now = await (await request.get(path)).json();
    assert.equal(now.city, 'Neustadt', 'what only I changed');
    assert.equal(now.offers, 'Their offer', 'what I chose of both');
    page.fine();
    await page.close();
  });

  test('names what is missing beside the field and above the form, and warns of leaving', async () => {
    const page = await openPage(browser, server, staff);
    await page.go('/organisations/new');
    await page.getByRole('button', { name: 'Add organisation' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Kind' }).waitFor();
    await page.axe();
    await page.getByLabel(/^Name/).first().fill('Tilia Diagnostics GmbH');
    await page.getByRole('link', { name: 'Home' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await dialog.getByRole('button', { name: 'Stay here' }).click();
    assert.match(page.url(), /organisations\/new/);
    page.fine();
    await page.close();
  });

  test('imports a table by keyboard alone, and takes it back', async () => {
    const page = await openPage(browser, server, staff);
    await page.go('/staff/imports');
    const focus = async (name) => {
      for (let i = 0; i < 120; ++i) {
        const focused = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
        if (name.test(focused)) return;
        await page.keyboard.press('Tab');
      }
      assert.fail(`Tab never comes to ${name}`);
    };
    const asked = page.waitForEvent('filechooser');
    await focus(/^Choose a file$/);
    await page.keyboard.press('Enter');
    const chooser = await asked;
    const table =
      'Название;Вид;Страна;Город\nNeue Eiche Labor;clinic;DE;Kiel\nCorvalis Implants;production;DE;Neu-Erlau\n;clinic;DE;Bonn\n';
    await chooser.setFiles({ name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByRole('heading', { level: 1, name: 'members.csv' }).waitFor();
    await page.axe();
    await focus(/^Show preview$/);
    await page.keyboard.press('Enter');
    await page.getByText('Neue Eiche Labor').waitFor();
    await page.axe();
    await focus(/^Write 1 line$/);
    await page.keyboard.press('Enter');
    await page.getByText('1 line was written.').waitFor();
    const list = () => fetch(`${server.address}/api/v1/organisations?q=neue%20eiche`).then((answer) => answer.json());
    assert.equal((await list()).total, 1);
    await focus(/^Take the import back$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Tab');
    await focus(/^Take the import back$/);
    await page.keyboard.press('Enter');
    await page.getByText('Taken back: 1 line.').waitFor();
    assert.equal((await list()).total, 0);
    page.fine();
    await page.close();
  });

  test('leads a guest from an application to a membership', async () => {
    const guest = await openPage(browser, server, { view: 'phone' });
    await guest.go('/apply');
    await guest.getByRole('button', { name: 'Submit application' }).click();
    await guest.getByRole('alert').getByRole('link', { name: 'Name of the organisation' }).waitFor();
    await guest.axe();
    await guest.getByLabel('Name of the organisation').fill('Linden Clinic of the Test');
    const choose = async (label, word) => {
      await guest
        .getByRole('combobox', { name: label })
        .or(guest.getByRole('textbox', { name: label }))
        .first()
        .click();
      await guest.getByRole('option', { name: word, exact: true }).click();
    };
    await choose(/^Kind/, 'Clinic');
    await choose(/^Country/, 'Germany');
    await guest.getByLabel('What do you expect of the cluster?').fill('Partners');
    await guest.getByLabel('Your name').fill('Vera');
    await guest.getByLabel('Your mail').fill('vera@linden.example');
    await guest.getByRole('button', { name: 'Submit application' }).click();
    await guest.getByText('It came in.').waitFor();
    await guest.axe();

    const page = await openPage(browser, server, staff);
    await page.go('/staff/applications');
    await page.getByRole('link', { name: 'Linden Clinic of the Test' }).click();
    await page.getByRole('button', { name: 'Take into review' }).click();
    await page.getByRole('button', { name: 'Ask for more' }).click();
    await page.getByLabel('What the applicant will read').fill('How many beds?');
    await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('More asked').first().waitFor();

    await guest.reload();
    await guest.getByText('How many beds?').first().waitFor();
    await guest.getByLabel('What do you expect of the cluster?').fill('Partners. 12 beds.');
    await guest.getByRole('button', { name: 'Send answer' }).click();
    await guest.getByText('It came in.').waitFor();
    guest.fine();
    await guest.close();

    await page.reload();
    await page.getByRole('button', { name: 'Take into review' }).click();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.axe();
    await page.getByRole('dialog').getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Linden Clinic of the Test' }).waitFor();
    await page.getByRole('region', { name: 'Membership' }).getByText('Pending').first().waitFor();
    page.fine();
    await page.close();
  });

  test('changes many at once, with a preview, and says what stays as it is', async () => {
    const page = await openPage(browser, server, staff);
    await page.go('/staff/memberships');
    await page.getByRole('checkbox', { name: 'Select Ahornfeld Teaching Hospital' }).check();
    await page.getByRole('checkbox', { name: 'Select Certamed Testing' }).check();
    await page.getByRole('button', { name: '2 selected: change' }).click();
    await page.getByRole('menuitem', { name: 'Take off the public list' }).click();
    await page.getByText('2 will change.').waitFor();
    await page.axe();
    await page.getByRole('button', { name: 'Change 2' }).click();
    await page.getByText('2 were changed.').waitFor();
    page.fine();
    await page.close();
  });
});
