import { deepEqual, equal } from 'node:assert/strict';
import type { FormLists } from '../../../../../../src/products/eci/imageCache/page/lists';
import { useUnitModules } from '../../../../../support/page/unitPage';

describe('the lists of the image cache form', () => {
  const page = useUnitModules();
  let lists: FormLists;

  async function show(isCreate: boolean): Promise<void> {
    const events = { onInput: () => undefined, onLeave: () => undefined, announce: () => undefined };
    lists = page().modules.lists.createFormLists(events, isCreate);
    await page().show(lists.images.root, lists.credentials.root, lists.acrRegistries.root, lists.tags.root);
  }

  const labels = (): string[] => page().textFields.map(({ label }) => label);

  it('have rows with the fields of one item each', async () => {
    await show(true);
    for (const name of ['Add Image', 'Add Credential', 'Add Instance', 'Add Tag']) {
      await page().click(page().button(name));
    }
    deepEqual(labels(), [
      'Image 1',
      ...['Registry', 'User name', 'Password'].map((label) => `Credential 1: ${label}`),
      ...['Instance ID', 'Instance name', 'Region of the instance', 'Domains'].map((label) => `Instance 1: ${label}`),
      ...['Service role ARN', 'Role ARN in the other account'].map((label) => `Instance 1: ${label}`),
      ...['Key', 'Value'].map((label) => `Tag 1: ${label}`),
    ]);
    for (const name of ['image', 'credential', 'instance', 'tag']) {
      equal(page().buttons(`Remove ${name} 1`).length, 1);
    }
  });

  it('leave out on edit what is sent on create only', async () => {
    await show(false);
    await page().click(page().button('Add Instance'));
    equal(labels().length, 4);
  });

  it('name their fields as findings do', async () => {
    await show(true);
    lists.images.rows = [{ image: 'a' }, { image: 'b' }];
    lists.credentials.rows = [{ server: 's', userName: 'u', password: 'p' }];
    lists.acrRegistries.rows = [
      { ...{ instanceId: 'i', instanceName: '', regionId: '' }, ...{ domains: '', arnService: '', arnUser: 'r' } },
    ];
    lists.tags.rows = [{ key: 'k', value: 'v' }];
    equal(lists.images.find('images.1')?.value, 'b');
    equal(lists.credentials.find('credentials.0.userName')?.value, 'u');
    equal(lists.acrRegistries.find('acrRegistries.0.arnUser')?.value, 'r');
    equal(lists.tags.find('tags.0.value')?.value, 'v');
  });

  it('hide passwords', async () => {
    await show(true);
    await page().click(page().button('Add Credential'));
    equal(page().field('Credential 1: Password').wrappedElement.type, 'password');
    equal(page().field('Credential 1: User name').wrappedElement.type, 'text');
  });

  it('have the limits of the service', async () => {
    await show(true);
    deepEqual(page().texts('.buttons .aside'), ['0 of 100', '0 of 10', '0 of 20', '0 of 20']);
  });

  it('make images of a pasted list, and cut none shorter than a field may hold', async () => {
    await show(true);
    lists.images.rows = [{ image: '' }];
    await page().passTime(0);
    page().field('Image 1').focus();
    await page().paste(`a:1, b:1\r\n${'x'.repeat(5_000)}`);
    deepEqual(
      lists.images.rows.map(({ image }) => image),
      ['a:1', 'b:1', 'x'.repeat(4_096)],
    );
  });

  it('make tags of pasted lines of key=value', async () => {
    await show(true);
    lists.tags.rows = [{ key: '', value: '' }];
    await page().passTime(0);
    page().field('Tag 1: Key').focus();
    await page().paste(' env = prod \n\r\n  \nowner=a=b\nflag\n');
    deepEqual(lists.tags.rows, [
      { key: 'env', value: 'prod' },
      { key: 'owner', value: 'a=b' },
      { key: 'flag', value: '' },
    ]);
    lists.tags.rows = [{ key: '', value: '' }];
    await page().passTime(0);
    page().field('Tag 1: Key').focus();
    await page().paste(`${'k'.repeat(5_000)}=${'v'.repeat(5_000)}\na=b`);
    deepEqual(lists.tags.rows[0], { key: 'k'.repeat(4_096), value: 'v'.repeat(4_096) });
  });

  it('leave pasted lines to the browser where a row has several parts', async () => {
    await show(true);
    await page().click(page().button('Add Credential'));
    page().field('Credential 1: Registry').focus();
    equal(await page().paste('a\nb'), false);
    equal(lists.credentials.rows.length, 1);
  });

  it('take pasted lines of domains as one list', async () => {
    await show(true);
    await page().click(page().button('Add Instance'));
    page().field('Instance 1: Domains').focus();
    await page().paste('a.com\nb.com');
    equal(page().field('Instance 1: Domains').value, 'a.com, b.com');
  });
});
