// What staff do at their desks: many records at once with preview and undo, terms from a day on, proofs, requests.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { lookAt, openBrowser, openPage } from './browser.mjs';
import { startServer } from './server.mjs';

describe('The desk of the staff', () => {
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

  test('looks right', () =>
    lookAt(browser, server, ['/staff/terms', '/staff/terms?on=2022-06-01&all=true', '/staff/requests'], staff));

  test('changes what was ticked with a preview, and takes it back', async () => {
    const page = await openPage(browser, server, staff);
    const read = async (name) => {
      const answer = await page.context().request.get(`/api/v1/organisations?q=${encodeURIComponent(name)}`);
      return (await answer.json()).items.find((one) => one.name === name);
    };
    await page.go('/members?view=table');
    await page.getByRole('checkbox', { name: 'Select Ahornfeld Teaching Hospital' }).check();
    await page.getByRole('checkbox', { name: 'Select Certamed Testing' }).check();
    await page.getByText('2 selected', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Take along' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /CSV/ }).click(),
    ]);
    let table = '';
    for await (const chunk of await file.createReadStream()) table += chunk;
    assert.match(table, /Ahornfeld Teaching Hospital/);
    assert.equal(table.trim().split('\n').length, 3, 'a header and what was ticked');

    await page.getByRole('button', { name: 'Change all of them' }).click();
    await page.getByRole('menuitem', { name: 'Say who can see them' }).click();
    const dialog = page.getByRole('dialog', { name: 'Say who can see them' });
    const go = dialog.getByRole('button', { name: /^Change/ });
    assert.ok(await go.isDisabled(), 'nothing is changed before it was said to what');
    await dialog.getByRole('combobox').or(dialog.getByRole('textbox')).first().click();
    await page.getByRole('option', { name: /^Members of the cluster/ }).click();
    await dialog.getByText('2 will change.').waitFor();
    assert.equal(await dialog.getByText('Public → Members').count(), 2);
    assert.equal((await read('Certamed Testing')).visibility, 'public', 'a preview keeps nothing');
    await page.axe();
    await go.click();
    await dialog.getByText('2 were changed.').waitFor();
    await page.axe();
    assert.equal((await read('Certamed Testing')).visibility, 'members');
    await dialog.getByRole('button', { name: 'Take back (2)' }).click();
    await dialog.getByText('2 are as they were before.').waitFor();
    assert.equal((await read('Certamed Testing')).visibility, 'public');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    page.fine();
    await page.close();
  });

  test('tells before the change what somebody else changed meanwhile, and changes the others', async () => {
    const page = await openPage(browser, server, { ...staff, view: 'phone', scheme: 'dark' });
    await page.go('/members?q=klinik&country=DE');
    const boxes = page.getByRole('checkbox', { name: /^Select / });
    await boxes.first().waitFor();
    const all = await boxes.count();
    assert.ok(all >= 1);
    await boxes.first().check();
    const name = (await boxes.first().getAttribute('aria-label')).replace('Select ', '');
    const request = page.context().request;
    const found = (await (await request.get(`/api/v1/organisations?q=${encodeURIComponent(name)}`)).json()).items[0];
    const change = { add_specialisations: ['oncology', 'diagnostics'] };
    const other = await request.post('/api/v1/organisations/bulk', {
      data: { dry_run: false, change, rows: [{ organisation_id: found.organisation_id }] },
    });
    assert.equal((await other.json()).refused_count, 0, await other.text());
    await page.getByRole('button', { name: 'Change all of them' }).click();
    await page.getByRole('menuitem', { name: 'Change their kind' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change their kind' });
    await dialog.getByRole('combobox').or(dialog.getByRole('textbox')).first().click();
    await page.getByRole('option', { name: 'Consulting firm', exact: true }).click();
    await dialog.getByText('1 cannot be changed.').waitFor();
    await dialog.getByText(/Somebody else changed the organisation/).waitFor();
    assert.ok(await dialog.getByRole('button', { name: /^Change/ }).isDisabled());
    await page.axe();
    page.fine();
    await page.close();
  });

  test('sets new terms from a day on, and says what holds on which', async () => {
    const page = await openPage(browser, server, staff);
    await page.go('/staff/terms');
    const types = page.getByRole('region', { name: 'Types of membership' }).first();
    await types.getByRole('button', { name: 'Change: Start-up' }).click();
    await page.getByRole('menuitem', { name: 'New terms from a day on' }).click();
    const dialog = page.getByRole('dialog', { name: 'New terms of “startup”' });
    await dialog.getByLabel('Name in English').fill('Young company');
    await dialog.getByLabel('Benefits in English, one a line').fill('One\nTwo');
    await dialog.getByText('Each benefit needs a line in both languages.').waitFor();
    await dialog.getByLabel('Benefits in Russian, one a line').fill('Раз\nДва');
    await page.axe();
    await dialog.getByRole('button', { name: 'Set new terms' }).click();
    await types.getByText('Young company').waitFor();
    await types.getByText('To come').waitFor();
    const next = new Date().getFullYear() + 1;
    await page.go(`/staff/terms?on=${next}-02-01`);
    await types.getByText('Young company').waitFor();
    assert.equal(await types.getByText('Start-up', { exact: true }).count(), 0, 'the terms before are over by then');

    const rules = page.getByRole('region', { name: 'Dues rules' }).first();
    await rules.getByRole('button', { name: 'Add a rule' }).click();
    const rule = page.getByRole('dialog', { name: 'Add a dues rule' });
    await rule.getByLabel('Staff from').fill('50');
    await rule.getByLabel('Staff up to').fill('10');
    await rule.getByLabel('A year', { exact: true }).fill('1234.5');
    page.expected = /status of 422/;
    await rule.getByRole('button', { name: 'Add rule' }).click();
    await rule.getByText('The band ends below its beginning.').first().waitFor();
    await rule.getByLabel('Staff up to').fill('99');
    await rule.getByRole('button', { name: 'Add rule' }).click();
    await rules.getByText('€1,234.50').waitFor();
    await rules.getByText('50 to 99 staff').waitFor();
    page.fine();
    await page.close();
  });

  test('confirms a membership by a file, which the member can open and a stranger cannot', async () => {
    const page = await openPage(browser, server, staff);
    await page.go(`/organisations/${tilia}`);
    const panel = page.getByRole('region', { name: 'Membership' });
    await panel.getByRole('button', { name: 'Confirm', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const asked = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'The document' }).click();
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
    await (await asked).setFiles({ name: 'agreement 2026.pdf', mimeType: 'application/pdf', buffer: pdf });
    await page.axe();
    await dialog.getByRole('button', { name: 'Confirm membership' }).click();
    const link = panel.getByRole('link', { name: 'agreement 2026.pdf' });
    await link.waitFor();
    const address = await link.getAttribute('href');
    page.fine();
    await page.close();
    const open = async (as) => {
      const reader = await openPage(browser, server, { as });
      const answer = await reader.context().request.get(address);
      await reader.close();
      return answer.status();
    };
    assert.equal(await open(server.accounts.organisation_admin[0]), 200);
    assert.equal(await open(server.accounts.investor[0]), 404);
    assert.equal(await open(undefined), 404);
  });

  test('decides on requests for erasure, and not on its own', async () => {
    const patient = server.accounts.patient[0];
    const own = server.accounts.cluster_staff[0];
    for (const as of [patient, own]) {
      const asking = await openPage(browser, server, { as });
      const answer = await asking.context().request.post('/api/v1/me/erasure', { data: {} });
      assert.ok(answer.ok(), await answer.text());
      await asking.close();
    }
    const page = await openPage(browser, server, staff);
    await page.go('/');
    await page.getByRole('link', { name: /1 person asks to be erased/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Requests for erasure' }).waitFor();
    await page.getByText('This is your own request. Another of the staff must decide.').waitFor();
    await page.getByRole('button', { name: 'Decide' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row').nth(1).waitFor();
    await page.axe();
    await dialog.getByRole('button', { name: 'Agree to the erasure' }).click();
    await page.getByText('Agreed to').waitFor();
    page.fine();
    await page.close();
  });

  test('invites a person whom nobody signs in as', async () => {
    const page = await openPage(browser, server, staff);
    const request = page.context().request;
    const made = await request.post('/api/v1/people', {
      data: {
        person: { given_name: 'Vera', family_name: 'Lindqvist', email: 'vera@linden.example', language: 'en' },
        affiliations: [],
      },
    });
    assert.equal(made.status(), 201, await made.text());
    const { person_id } = await made.json();
    await page.go(`/people/${person_id}`);
    await page.getByRole('button', { name: 'Invite to sign in' }).click();
    await page.getByText('vera@linden.example was invited and has not signed in yet.').waitFor();
    await page.axe();
    page.fine();
    await page.close();
  });
});
