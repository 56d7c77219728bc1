import { deepEqual, equal } from 'node:assert/strict';
import { emptyImageCacheDraft } from '../../../../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheDraft } from '../../../../../../src/products/eci/imageCache/form/draft';
import type { EditForm } from '../../../../../../src/products/eci/imageCache/page/editForm';
import { useUnitModules } from '../../../../../support/page/unitPage';

const full: ImageCacheDraft = {
  name: 'web',
  size: '30',
  retentionDays: '7',
  eliminationStrategy: 'LRU',
  images: ['a:1', 'b:1'],
  pullAgain: true,
  credentials: [{ server: 'a.com', userName: 'me', password: 'x' }],
  acrRegistries: [
    {
      ...{ instanceId: 'cri-1', instanceName: 'n', regionId: 'r' },
      ...{ domains: 'd', arnService: 's', arnUser: 'u' },
    },
  ],
  tags: [{ key: 'k', value: 'v' }],
  securityGroupId: 'sg-1',
  vSwitchId: 'vsw-1',
  eipInstanceId: 'eip-1',
  resourceGroupId: 'rg-1',
  autoMatch: 'true',
  flash: 'false',
  standardCopyCount: '2',
  flashCopyCount: '3',
  useDefaultNetwork: true,
  zoneId: 'zone-a',
  plainHttpRegistry: 'b.com',
  insecureRegistry: 'c.com',
  osType: 'Windows',
};

describe('the step of the image cache form in which everything is typed', () => {
  const page = useUnitModules();
  const events: string[] = [];
  let form: EditForm;

  async function show(strategy?: string): Promise<void> {
    form = new (page().modules.editForm.EditForm)(
      {
        onInput: () => events.push('input'),
        onLeave: () => events.push('leave'),
        onReview: () => events.push('review'),
        announce: (text) => events.push(text),
      },
      strategy,
    );
    events.length = 0;
    await page().show(form.root);
    form.draft = emptyImageCacheDraft;
  }

  const error = (name: string): string => page().error(page().field(name));
  const group = (title: string): HTMLDetailsElement => {
    const [found] = page()
      .all<HTMLDetailsElement>('details')
      .filter((one) => one.querySelector('.title')?.textContent === title);
    return found!;
  };
  const heading = (title: string): string =>
    group(title).querySelector('summary')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

  it('holds every field of a draft', async () => {
    await show();
    form.draft = full;
    deepEqual(form.draft, full);
    form.draft = emptyImageCacheDraft;
    deepEqual(form.draft, { ...emptyImageCacheDraft, images: [''] });
  });

  it('holds no roles on edit, which are sent on create only', async () => {
    await show('');
    form.draft = { ...full, eliminationStrategy: 'none' };
    deepEqual(form.draft.acrRegistries, [{ ...full.acrRegistries[0], arnService: '', arnUser: '' }]);
  });

  it('shows on create the fields of a create, and on edit those of an edit', async () => {
    const createOnly = ['Zone', 'Registries without TLS', 'Registries with self-signed certificates'];
    await show();
    deepEqual(
      createOnly.map((name) => page().fields(name).length),
      [1, 1, 1],
    );
    equal(page().shows('Pull the images again'), false);
    equal(page().texts('legend').includes('Operating system'), true);
    equal(page().one('form').textContent.includes('Use the defaults of the account'), true);
    equal(page().shows('Name and retention.'), true);
    equal(page().shows('Where the temporary instance that pulls the images runs.'), true);
    equal(group('Network').open, true);
    await show('');
    deepEqual(
      createOnly.map((name) => page().fields(name).length),
      [0, 0, 0],
    );
    equal(page().shows('Pull the images again'), true);
    equal(page().texts('legend').includes('Operating system'), false);
    equal(page().one('form').textContent.includes('Use the defaults of the account'), false);
    equal(page().shows('Leave the retention empty to keep it unchanged.'), true);
    equal(page().one('form').textContent.includes('The service does not return the current values.'), true);
    equal(group('Network').open, false);
  });

  it('lays out fields in pairs where their number is even', async () => {
    await show();
    const pairs = (title: string): string | undefined => group(title).querySelector('.fields')?.className;
    equal(pairs('Network'), 'fields pairs');
    equal(pairs('Resource group'), 'fields');
    await show('');
    equal(pairs('Network'), 'fields');
  });

  describe('with errors', () => {
    const errors = [
      { path: 'name', message: 'Too long.' },
      { path: 'images.0', message: 'No image.' },
      { path: 'images.0', message: 'Twice.' },
      { path: 'tags.0.key', message: 'Reserved.' },
      { path: 'tags', message: 'Too few.' },
    ];

    it('shows those of fields that were left', async () => {
      await show();
      page().field('Name').focus();
      await page().leave();
      deepEqual(events, ['leave']);
      form.show(form.draft, errors);
      equal(error('Name'), 'Too long.');
      equal(error('Image 1'), '');
    });

    it('shows all from then on when they are wanted, the first of each field', async () => {
      await show();
      form.draft = { ...emptyImageCacheDraft, tags: full.tags };
      form.show(form.draft, errors, true);
      deepEqual(['Name', 'Image 1', 'Tag 1: Key'].map(error), ['Too long.', 'No image.', 'Reserved.']);
      form.show(form.draft, errors);
      equal(error('Name'), 'Too long.');
      form.show(form.draft, []);
      equal(error('Name'), '');
    });

    it('shows those of a list as a whole only when all are wanted', async () => {
      await show();
      form.show(form.draft, errors);
      const shown = (): boolean => group('Tags').textContent.includes('Too few.');
      equal(shown(), false);
      form.show(form.draft, errors, true);
      equal(shown(), true);
    });

    it('counts them on the section they are in', async () => {
      await show();
      form.draft = { ...emptyImageCacheDraft, tags: full.tags };
      form.show(form.draft, errors, true);
      equal(heading('Tags'), 'Tags 1 To fix: 1');
      equal(heading('Network'), 'Network Required');
      form.show(form.draft, []);
      equal(heading('Tags'), 'Tags 1');
    });

    it('shows none of a draft that was set after that', async () => {
      await show();
      form.show(form.draft, errors, true);
      form.draft = { ...emptyImageCacheDraft };
      form.show(form.draft, errors);
      equal(error('Name'), '');
    });
  });

  it('hides the network while the account decides on it', async () => {
    await show();
    const hidden = (): boolean[] =>
      ['Security group', 'vSwitch', 'Zone'].map(
        (name) => page().field(name).closest('.field')?.hasAttribute('hidden') === true,
      );
    form.draft = { ...emptyImageCacheDraft, useDefaultNetwork: true };
    form.show(form.draft, []);
    deepEqual(hidden(), [true, true, false]);
    equal(heading('Network'), 'Network Defaults of the account');
    form.draft = emptyImageCacheDraft;
    form.show(form.draft, []);
    deepEqual(hidden(), [false, false, false]);
  });

  it('never hides the network on edit', async () => {
    await show('');
    form.draft = { ...emptyImageCacheDraft, useDefaultNetwork: true };
    form.show(form.draft, []);
    equal(page().field('Security group').closest('.field')?.hasAttribute('hidden'), false);
  });

  it('goes to the field of a finding, unfolding the section it is in', async () => {
    await show('');
    form.draft = { ...emptyImageCacheDraft, ...{ tags: full.tags, credentials: full.credentials } };
    form.draft = { ...form.draft, acrRegistries: full.acrRegistries, images: ['a', 'b'] };
    await page().passTime(0);
    const names = {
      name: 'Name',
      'images.1': 'Image 2',
      'tags.0.value': 'Tag 1: Value',
      'credentials.0.password': 'Credential 1: Password',
      'acrRegistries.0.domains': 'Instance 1: Domains',
      flashCopyCount: 'Local snapshot copies',
    };
    for (const [path, name] of Object.entries(names)) {
      equal(form.focus(path), true, path);
      equal(page().isFocused(page().field(name)), true, path);
    }
    equal(group('Tags').open, true);
  });

  it('goes to the list when there is no such row, and nowhere when there is no such field', async () => {
    await show('');
    equal(form.focus('tags'), true);
    equal(page().isFocused(page().button('Add Tag')), true);
    equal(form.focus('images.7'), true);
    equal(page().isFocused(page().field('Image 1')), true);
    equal(form.focus('osVersion'), false);
    equal(form.focus(''), false);
  });

  it('can be read-only as a whole', async () => {
    await show();
    form.draft = full;
    for (const isReadonly of [true, false]) {
      form.setReadonly(isReadonly);
      deepEqual(new Set(page().textFields.map(({ readonly }) => readonly)), new Set([isReadonly]));
      equal(page().one('#field-useDefaultNetwork').matches(':disabled'), isReadonly);
      equal(page().one('[name=flash][value=true]').matches(':disabled'), isReadonly);
      equal(page().button('Add Image').disabled, isReadonly);
    }
  });

  it('is reviewed on Enter in a field, and on no other key or place', async () => {
    await show();
    page().field('Name').focus();
    equal(await page().press('Enter'), true);
    page().choice('Windows').focus();
    await page().press('Enter');
    deepEqual(events, ['review', 'leave', 'review']);
    events.length = 0;
    await page().press('x');
    page().button('Add Image').focus();
    await page().press('Tab');
    deepEqual(events, []);
  });

  it('lets an input method and the buttons of the form have their Enter', async () => {
    await show();
    page().field('Name').focus();
    await page().press('Enter', { isComposing: true });
    page().button('Add Image').focus();
    equal(await page().press('Enter'), false);
    equal(events.includes('review'), false);
  });

  it('is never submitted by the browser', async () => {
    await show();
    const event = new (page().view.window.Event)('submit', { cancelable: true });
    page().one('form').dispatchEvent(event);
    equal(event.defaultPrevented, true);
  });

  it('reports what is typed, and what a list announces', async () => {
    await show();
    await page().type(page().field('Name'), 'x');
    await page().click(page().button('Remove image 1'));
    deepEqual(
      events.filter((event) => event !== 'leave'),
      ['input', 'input', 'Image 1 removed. 0 of 100 left.'],
    );
  });
});
