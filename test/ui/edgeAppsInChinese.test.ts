// The view of edge apps in Simplified Chinese.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { root } from '../../scripts/harness/install.mjs';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { useWorkbench } from '../support/useWorkbench';

describe('edge apps in Chinese', () => {
  const wordsOf = (file: string): Readonly<Record<string, string>> =>
    JSON.parse(readFileSync(join(root, file), 'utf8')) as Readonly<Record<string, string>>;
  const contributed = wordsOf('package.nls.zh-cn.json');
  const words = wordsOf('l10n/bundle.l10n.zh-cn.json');
  const said = (english: string): string => {
    const chinese = words[english];
    assert.ok(chinese !== undefined && chinese !== english, `"${english}" is not translated`);
    return chinese;
  };
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({
    language: 'zh-cn',
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': ['cn-hangzhou'] },
    viewport: { width: 1400, height: 1000 },
  }));
  after(() => emulator.stop());

  it('says what runs where, and asks, in Chinese', async () => {
    const view = await workbench().openView(contributed['view.edgeApps.name'] ?? '', '弹性容器');
    await view
      .row('checkout-api')
      .filter({ hasText: `${said('Published')} · build-1130` })
      .waitFor();
    await view.menu('checkout-api', contributed['command.edgeApp.delete.title'] ?? '');
    await workbench().dialog.waitFor(said('Delete this edge app with all its versions? This cannot be undone.'));
    await workbench().dialog.press('Cancel');
    const titles = await view.menuTitles('checkout-api');
    assert.deepEqual(
      titles.filter((title) => title !== '' && !/[\u4e00-\u9fff]/.test(title)),
      [],
    );
  });
});
