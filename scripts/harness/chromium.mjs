// The browser that drives the workbench: an installed Chrome or Chromium, or, as root on Debian, one that is installed for it.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackages, packageStates, thisMachine } from './debianPackages.mjs';
import { SetupError } from './install.mjs';

/** The one without a screen first: it does the same with two thirds of the processor time. */
const names = [
  ...['chromium-headless-shell', 'chrome-headless-shell'],
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
];
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
function findChromium() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)));
  const places = usualPlaces[/** @type {keyof typeof usualPlaces} */ (process.platform)] ?? [];
  return [process.env.CHROMIUM_PATH, ...onPath, ...places].find((path) => path && existsSync(path));
}

const browserPackage = 'chromium-headless-shell';
/** For the Chinese of the tests and of pictures. */
const fontPackage = 'fonts-noto-cjk';

/**
 * Elsewhere than on a Debian where we are root, the browser has to be there, and the fonts are its owner's business.
 * @param {{lockFile: string, canInstall: () => boolean}} [machine]
 * @returns {import('./needs.mjs').Need}
 */
export function chromiumAndFont(machine = thisMachine) {
  const wanted = process.env.CHROMIUM_PATH ? [fontPackage] : [browserPackage, fontPackage];
  const isMissing = () => {
    if (!machine.canInstall()) {
      return findChromium() === undefined;
    }
    const states = packageStates(wanted);
    return wanted.some((name) => states.get(name) !== 'installed');
  };
  return {
    name: 'Chromium and a CJK font (apt-get)',
    isMissing,
    async install() {
      if (!machine.canInstall()) {
        throw new SetupError(
          'This clicks through VS Code in a browser and needs Chrome or Chromium, which was not found.\n' +
            `Install one (Debian: sudo apt-get install ${wanted.join(' ')}) or name its program in CHROMIUM_PATH.`,
        );
      }
      await installDebianPackages(wanted, () => !isMissing(), machine);
    },
  };
}

export async function launchBrowser() {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new SetupError('Chromium is missing. "npm run test:ui" installs what its tests need.');
  }
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: flags, headless: true });
}
