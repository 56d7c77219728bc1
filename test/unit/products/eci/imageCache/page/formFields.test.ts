import { deepEqual, equal } from 'node:assert/strict';
import type { FieldView } from '../../../../../../src/panels/ui/textFieldView';
import { imageCacheTextFields } from '../../../../../../src/products/eci/imageCache/form/describe';
import type { FormFields } from '../../../../../../src/products/eci/imageCache/page/formFields';
import { useUnitModules } from '../../../../../support/page/unitPage';

describe('the fields of the image cache form', () => {
  const page = useUnitModules();
  let inputs = 0;
  const left: FieldView[] = [];
  let fields: FormFields;

  async function show(strategy?: string): Promise<void> {
    inputs = 0;
    left.length = 0;
    const events = { onInput: () => (inputs += 1), onLeave: (field: FieldView) => left.push(field) };
    fields = page().modules.formFields.createFormFields(events, strategy);
    const { texts, choices, checks } = fields;
    await page().show(
      ...[texts, choices, checks].flatMap((all) => Object.values<FieldView>(all).map(({ root }) => root)),
    );
  }

  const options = (choice: FieldView): string[] =>
    [...choice.root.querySelectorAll('label')].map(
      ({ textContent, control }) => `${(control as HTMLInputElement).value}: ${textContent}`,
    );
  const placeholder = (name: string): string | undefined => page().field(name).placeholder;

  it('begin an edit as to be left unchanged, where the service returns no value', async () => {
    await show('');
    deepEqual(
      imageCacheTextFields.filter(
        (name) => fields.texts[name].root.querySelector('vscode-textfield')?.placeholder === '',
      ),
      ['name', 'size', 'resourceGroupId'],
    );
    equal(placeholder('Security group'), 'leave unchanged');
  });

  it('begin a create with examples and defaults', async () => {
    await show();
    equal(placeholder('Security group'), 'e.g. sg-bp1…');
    equal(placeholder('Cache size (GiB)'), '20');
  });

  it('report what is typed, and which field was left', async () => {
    await show();
    await page().type(page().field('Name'), 'web');
    equal(inputs, 1);
    await page().leave();
    deepEqual(left, [fields.texts.name]);
    await page().click(page().choice('Windows'));
    await page().click(page().choice('Use the defaults of the account'));
    await page().click(page().choice('Pull the images again even if the list is unchanged'));
    equal(inputs, 4);
  });

  it('are lists of hosts and switches where several may be given', async () => {
    await show();
    for (const name of ['vSwitch', 'Registries without TLS', 'Registries with self-signed certificates']) {
      page().field(name).focus();
      equal(await page().paste('a\nb'), true, name);
    }
    page().field('Zone').focus();
    equal(await page().paste('a\nb'), false);
  });

  it('cut what no one types, lists later than the others', async () => {
    await show();
    await page().type(page().field('Name'), 'x'.repeat(5_000));
    equal(fields.texts.name.value.length, 4_096);
    await page().type(page().field('vSwitch'), 'x'.repeat(40_000));
    equal(fields.texts.vSwitchId.value.length, 32_768);
  });

  it('offer the strategies that can be sent', async () => {
    const none = 'None: kept until it expires';
    const lru = 'LRU: LRU: the least recently used go first';
    await show();
    deepEqual(options(fields.choices.eliminationStrategy), [`keep: ${none}`, lru]);
    await show('');
    deepEqual(options(fields.choices.eliminationStrategy), [`none: ${none}`, lru]);
    await show('LRU');
    deepEqual(options(fields.choices.eliminationStrategy), [`none: ${none}`, lru]);
    await show('Other');
    deepEqual(options(fields.choices.eliminationStrategy), ['keep: Leave unchanged (Other)', `none: ${none}`, lru]);
  });

  it('name what a switch does that is not touched', async () => {
    await show();
    deepEqual(options(fields.choices.flash), ['keep: Default (off)', 'true: On', 'false: Off']);
    await show('');
    deepEqual(options(fields.choices.autoMatch), ['keep: Leave unchanged', 'true: On', 'false: Off']);
    deepEqual(options(fields.choices.osType), ['keep: Linux', 'Windows: Windows']);
  });
});
