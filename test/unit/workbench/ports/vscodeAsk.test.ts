import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Choice } from '../../../../src/model/ports/ask';
import { VscodeAsk } from '../../../../src/workbench/ports/vscodeAsk';
import { nextQuestion, openQuestions, useVscode } from '../../../support/vscode/useVscode';
import { openFolder } from '../../../support/vscode/workspace';

const ask = new VscodeAsk();
const choice = (label: string, over: Partial<Choice<string>> = {}): Choice<string> => ({
  ...{ label, value: `value of ${label}` },
  ...over,
});
const hostile = '$(trash) \u001b[31mred\u202e';
const harmless = '$ (trash) \ufffd[31mred\ufffd';

describe('A choice of one', () => {
  useVscode();

  it('gives the value of what is taken, and nothing when it is closed', async () => {
    const taken = ask.pick('Region', [choice('a'), choice('b')]);
    const question = await nextQuestion('pick');
    equal(question.title, 'Region');
    question.take('b');
    equal(await taken, 'value of b');
    const closed = ask.pick('Region', [choice('a')]);
    (await nextQuestion('pick')).cancel();
    equal(await closed, undefined);
  });

  it('waits for choices that are still being read, and fails with their error', async () => {
    const read = ask.pick('Region', Promise.resolve([choice('a')]));
    (await nextQuestion('pick')).take('a');
    equal(await read, 'value of a');
    await rejects(ask.pick('Region', Promise.reject(new Error('no network'))), /no network/);
  });

  it('is found by description and detail too, shows its title when empty, and closes with the focus', async () => {
    void ask.pick('Region', []);
    deepEqual((await nextQuestion('pick')).options, {
      ...{ title: 'Region', placeHolder: 'Region' },
      ...{ matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: false },
    });
  });

  it('shows names from the service as text, wherever they stand', async () => {
    void ask.pick('Region', [choice(hostile, { description: hostile, detail: hostile, group: hostile })]);
    const [separator, item] = (await nextQuestion('pick')).entries;
    equal(separator?.label, harmless);
    deepEqual([item?.label, item?.description, item?.detail], [harmless, harmless, harmless]);
  });

  it('gives an entry the parts it has and no others', async () => {
    void ask.pick('Region', [choice('plain'), choice('full', { icon: 'cloud', picked: true, description: '' })]);
    const [plain, full] = (await nextQuestion('pick')).entries;
    deepEqual(plain, { label: 'plain', value: 'value of plain' });
    deepEqual(full, {
      ...{ label: 'full', description: '', picked: true, value: 'value of full' },
      iconPath: new vscode.ThemeIcon('cloud'),
    });
  });

  it('has the name of a group once above the entries of it that stand together', async () => {
    const grouped = [
      choice('a', { group: 'one' }),
      choice('b', { group: 'one' }),
      choice('c', { group: 'two' }),
      choice('d'),
      choice('e', { group: 'two' }),
      choice('f', { group: 'one' }),
    ];
    void ask.pick('Region', grouped);
    const { entries } = await nextQuestion('pick');
    const separator = vscode.QuickPickItemKind.Separator;
    deepEqual(
      entries.map(({ label, kind }) => (kind === separator ? `-- ${label}` : label)),
      ['-- one', 'a', 'b', '-- two', 'c', 'd', 'e', '-- one', 'f'],
    );
  });
});

describe('A choice of several', () => {
  useVscode();

  it('gives the values of what is ticked, those ticked from the start included', async () => {
    const taken = ask.pickMany('Regions', [choice('a', { picked: true }), choice('b'), choice('c', { picked: true })]);
    const question = await nextQuestion('pick');
    deepEqual([question.title, question.options?.canPickMany], ['Regions', true]);
    question.accept();
    deepEqual(await taken, ['value of a', 'value of c']);
  });

  it('distinguishes an empty selection from a closed quick pick', async () => {
    const none = ask.pickMany('Regions', [choice('a')]);
    (await nextQuestion('pick')).take();
    deepEqual(await none, []);
    const closed = ask.pickMany('Regions', [choice('a')]);
    (await nextQuestion('pick')).cancel();
    equal(await closed, undefined);
  });
});

describe('An input', () => {
  useVscode();

  it('gives what is typed, also nothing at all', async () => {
    const typed = ask.input({ title: 'Name', value: 'old', placeholder: 'A name', isSecret: true });
    const question = await nextQuestion('input');
    deepEqual(
      [question.title, question.value, question.placeholder, question.isPassword],
      ['Name', 'old', 'A name', true],
    );
    question.type_('');
    question.accept();
    equal(await typed, '');
    deepEqual(openQuestions(), []);
  });

  it('is readable, empty and without a hint unless it is asked otherwise', async () => {
    void ask.input({ title: 'Name' });
    const { value, placeholder, isPassword } = await nextQuestion('input');
    deepEqual([value, placeholder, isPassword], ['', '', false]);
  });

  it('gives nothing when it is closed, whatever was typed', async () => {
    const typed = ask.input({ title: 'Name' });
    const question = await nextQuestion('input');
    question.type_('half');
    question.cancel();
    equal(await typed, undefined);
  });

  it('takes no text with a problem: it says which, and stays open until it is corrected', async () => {
    const problem = (text: string): string | undefined => (text.length < 3 ? `"${text}" is too short` : undefined);
    const typed = ask.input({ title: 'Name', problem });
    const question = await nextQuestion('input');
    equal(question.problem, '', 'nothing was typed yet');
    question.accept();
    equal(question.problem, '"" is too short');
    question.type_('ab');
    equal(question.problem, '"ab" is too short');
    question.accept();
    deepEqual(openQuestions(), [question]);
    question.type_('abc');
    equal(question.problem, '');
    question.accept();
    equal(await typed, 'abc');
  });

  it('says how a text is understood, also the one it opens with, and a problem in its place', async () => {
    const typed = ask.input({
      ...{ title: 'Filter', value: 'a' },
      problem: (text) => (text === 'bad' ? 'cannot be' : undefined),
      note: (text) => (text === '' ? undefined : `${text} ${hostile}`),
    });
    const question = await nextQuestion('input');
    const shown = () => [question.note, question.problem];
    deepEqual(shown(), [`a ${harmless}`, '']);
    question.type_('bad');
    deepEqual(shown(), ['', 'cannot be']);
    question.type_('');
    deepEqual(shown(), ['', '']);
    question.type_('b');
    equal(question.note, `b ${harmless}`);
    question.accept();
    equal(await typed, 'b');
  });

  it('reports each text that is typed', async () => {
    const heard: string[] = [];
    void ask.input({ title: 'Find', onChange: (text) => heard.push(text) });
    const question = await nextQuestion('input');
    ['w', 'we', ''].forEach((text) => question.type_(text));
    deepEqual(heard, ['w', 'we', '']);
  });
});

describe('An input with suggestions', () => {
  useVscode();
  const request = { title: 'Command', placeholder: 'A command', suggestions: ['ls -l', 'env'] };
  const problem = (text: string): string | undefined => (text.trim() === '' ? 'Type a command.' : undefined);
  const labels = (items: readonly vscode.QuickPickItem[]): readonly string[] => items.map(({ label }) => label);

  it('offers what was used before below what is typed, each always in its place', async () => {
    const taken = ask.suggest(request);
    const question = await nextQuestion('pick');
    deepEqual([question.title, question.box?.placeholder], ['Command', 'A command']);
    deepEqual(labels(question.items), ['', 'ls -l', 'env']);
    question.type_('ps');
    deepEqual(labels(question.items), ['ps', 'ls -l', 'env']);
    deepEqual(
      question.items.map(({ alwaysShow = false }) => alwaysShow),
      [true, false, false],
    );
    question.take('env');
    equal(await taken, 'env');
    deepEqual(openQuestions(), []);
  });

  it('takes what is typed as it is, spaces and all', async () => {
    const taken = ask.suggest(request);
    const question = await nextQuestion('pick');
    question.type_(' echo  $(date) ');
    equal(question.items[0]?.label, ' echo  $ (date) ');
    question.accept();
    equal(await taken, ' echo  $(date) ');
  });

  it('gives a suggestion as it was, though it is shown as text', async () => {
    const taken = ask.suggest({ ...request, suggestions: ['echo $(date)'] });
    (await nextQuestion('pick')).take('echo $ (date)');
    equal(await taken, 'echo $(date)');
  });

  it('gives nothing when it is closed', async () => {
    const taken = ask.suggest(request);
    const question = await nextQuestion('pick');
    question.type_('ps');
    question.cancel();
    equal(await taken, undefined);
  });

  it('says what is wrong with a text, at it or in its place, and stays open', async () => {
    const long = (text: string): string | undefined => problem(text) ?? (text.length > 3 ? 'Too long.' : undefined);
    const taken = ask.suggest({ ...request, problem: long });
    const question = await nextQuestion('pick');
    deepEqual([question.items[0]?.label, question.items[0]?.detail], ['Type a command.', undefined]);
    question.accept();
    question.type_('  ');
    equal(question.items[0]?.label, 'Type a command.');
    question.accept();
    question.type_('longer');
    const own = (): unknown => [question.items[0]?.label, question.items[0]?.detail];
    deepEqual(own(), ['longer', 'Too long.']);
    question.accept();
    question.take('ls -l');
    deepEqual(openQuestions(), [question], 'a suggestion can be wrong by now');
    question.type_('ok');
    deepEqual(own(), ['ok', undefined]);
    question.accept();
    equal(await taken, 'ok');
  });

  it('takes what is typed when Enter comes before the window has drawn it', async () => {
    const taken = ask.suggest({ ...request, problem });
    const question = await nextQuestion('pick');
    ok(question.box);
    question.box.isWindowBusy = true;
    question.type_('ls');
    // The window still shows the first suggestion as the active entry, and reports it as taken.
    question.take('ls -l');
    equal(await taken, 'ls');
  });

  it('takes the suggestion that is chosen once the window has drawn what is typed', async () => {
    const taken = ask.suggest(request);
    const question = await nextQuestion('pick');
    ok(question.box);
    question.box.isWindowBusy = true;
    question.type_('ls');
    question.box.draw();
    question.take('ls -l');
    equal(await taken, 'ls -l');
  });

  it('takes a suggestion again after everything typed was deleted, drawn or not', async () => {
    const taken = ask.suggest(request);
    const question = await nextQuestion('pick');
    ok(question.box);
    question.box.isWindowBusy = true;
    question.type_('l');
    question.type_('');
    question.take('env');
    equal(await taken, 'env');
  });

  it('does not take an active entry for the typed one that is none', async () => {
    const taken = ask.suggest(request);
    const question = await nextQuestion('pick');
    ok(question.box);
    question.box.isWindowBusy = true;
    question.type_('e');
    const [, first] = question.items;
    ok(first);
    // An answer of the window to the list before, and one without an entry.
    question.box.activate(first);
    question.box.activate();
    question.take('env');
    equal(await taken, 'e');
  });

  it('takes what is typed when the window reports no entry at all', async () => {
    const taken = ask.suggest(request);
    const question = await nextQuestion('pick');
    question.type_('ps');
    question.take();
    equal(await taken, 'ps');
  });
});

describe('A confirmation', () => {
  useVscode();
  const request = { message: 'Delete [a](command:b)?', details: ['cn-hangzhou  eci-1', hostile], verb: 'Delete' };

  it('is modal, names everything as text, and is given by its button only', async () => {
    const yes = ask.confirm(request);
    const question = await nextQuestion('message');
    deepEqual(
      [question.severity, question.isModal, question.title, question.buttons],
      ['warning', true, 'Delete [a] (command:b)?', ['Delete']],
    );
    equal(question.detail, 'cn-hangzhou  eci-1\n$ (trash) \ufffd[31mred\ufffd');
    question.press('Delete');
    equal(await yes, true);
    const no = ask.confirm(request);
    (await nextQuestion('message')).cancel();
    equal(await no, false);
  });
});

describe('The place of a file to save', () => {
  useVscode();
  const suggest = async (): Promise<string | undefined> => {
    void ask.savePlace('Save Log', 'web.log');
    const question = await nextQuestion('save');
    equal(question.title, 'Save Log');
    return question.suggested?.toString();
  };

  it('is suggested in the folder that is open', async () => {
    openFolder(vscode.Uri.file('/work/shop'));
    equal(await suggest(), 'file:///work/shop/web.log');
  });

  it('is suggested without a folder where none is on this disk', async () => {
    equal(await suggest(), 'file:///web.log');
    openFolder(vscode.Uri.parse('vscode-vfs://github/shop'));
    equal(await suggest(), 'file:///web.log');
  });

  it('is the path that is chosen, or nothing', async () => {
    const chosen = ask.savePlace('Save Log', 'web.log');
    (await nextQuestion('save')).save(vscode.Uri.file('/tmp/a b.log'));
    deepEqual(await chosen, { path: '/tmp/a b.log' });
    const closed = ask.savePlace('Save Log', 'web.log');
    (await nextQuestion('save')).cancel();
    equal(await closed, undefined);
  });
});
