// The browser that drives the workbench: an installed Chrome or Chromium, found or, as root on Debian, installed.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError, say } from './install.mjs';
import { run } from './processes.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const usualPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')]
      : [],
  ),
};

/** What Chromium needs to run without a screen, as root too, and to leave the network alone. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {string | undefined} */
export function findChromium() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)));
  const places = usualPlaces[/** @type {keyof typeof usualPlaces} */ (process.platform)] ?? [];
  return [process.env.CHROMIUM_PATH, ...onPath, ...places].find((path) => path && existsSync(path));
}

/** @returns {Promise<string>} the path of its program */
export async function ensureChromium() {
  const found = findChromium();
  if (found) {
    return found;
  }
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canInstall) {
    say('Installing Chromium and a CJK font (apt-get, once) ...');
    /** @type {import('node:child_process').SpawnOptions} */
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    const packages = ['chromium', 'fonts-noto-cjk'];
    if (
      (await run('apt-get', ['-q', 'update'], options)) === 0 &&
      (await run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...packages], options)) === 0
    ) {
      const installed = findChromium();
      if (installed) {
        return installed;
      }
    }
  }
  throw new SetupError(
    'These tests click through VS Code in a browser and need Chrome or Chromium, which was not found.\n' +
      'Install one (Debian: sudo apt-get install chromium fonts-noto-cjk) or name its program in CHROMIUM_PATH.',
  );
}

export async function launchBrowser() {
  const executablePath = await ensureChromium();
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: flags, headless: true });
}
