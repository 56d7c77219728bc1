// node scripts/screenshots.mjs: takes the picture of the README from the real workbench, on the emulator's world.
import { join } from 'node:path';
import { chromiumAndFont, launchBrowser } from './harness/chromium.mjs';
import { build, lockClone, main, npmPackages, root, say } from './harness/install.mjs';
import { install } from './harness/needs.mjs';
import { lineOf, startProcess, stopAll } from './harness/processes.mjs';
import { temporaryFolder, testEnvironment } from './harness/testEnvironment.mjs';
import { linkExtension, startVscodeServer, vscodeServer } from './harness/vscodeServer.mjs';

const picture = join(root, 'media/screenshot.png');
const viewport = { width: 1280, height: 800 };

await main(async () => {
  await lockClone();
  await install([chromiumAndFont(), npmPackages, vscodeServer('newest')]);
  await build('--production');
  const temporary = await temporaryFolder();
  const emulator = startProcess(process.execPath, [join(root, 'dist/emulator.js'), '--port', '0', '--seed', '1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [ready] = await lineOf(emulator, /^\{.*\}$/m, { name: 'The emulator', timeoutMs: 20_000 });
  const extensionsDir = join(temporary.path, 'extensions');
  await linkExtension(extensionsDir);
  const server = await startVscodeServer({
    dataDir: join(temporary.path, 'data'),
    extensionsDir,
    env: { ...testEnvironment(temporary.path), ELASTIC_CONTAINERS_EMULATOR: ready },
  });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport });
  await page.goto(server.address({ folder: join(root, 'scripts/sample') }));
  await page.getByRole('tab', { name: 'Elastic Containers' }).locator('a').click();
  // Room for names and states.
  const sash = page.locator('.monaco-sash.vertical:not(.disabled)').first();
  await page
    .getByRole('treeitem', { name: /storefront/ })
    .first()
    .waitFor();
  const box = await sash.boundingBox();
  if (box) {
    await page.mouse.move(box.x + 2, box.y + 300);
    await page.mouse.down();
    await page.mouse.move(520, box.y + 300, { steps: 5 });
    await page.mouse.up();
  }
  await page.keyboard.press('ControlOrMeta+P');
  await page.locator('.quick-input-widget input.input').fill('storefront.esa.json');
  await page.getByRole('option').filter({ hasText: 'storefront.esa.json' }).first().click();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await page.screenshot({ path: picture, animations: 'disabled' });
  await browser.close();
  await server.stop();
  await temporary.remove();
  say(`Saved ${picture}.`);
});
await stopAll();
