// What programs write to terminals: sequences that may reach one and sequences that may not.
import fc from 'fast-check';

export const ESC = '\u001b';
export const BEL = '\u0007';
export const ST = `${ESC}\\`;

export const hostileOutput = [
  `${ESC}]52;c;cm0gLXJmIC8=${BEL}`,
  `${ESC}]52;c;?${ST}`,
  `\u009d52;c;cm0=\u009c`,
  `${ESC}]633;E;rm -rf /;nonce${BEL}`,
  `${ESC}]633;P;Cwd=/etc${ST}`,
  `${ESC}]133;A${ST}`,
  `${ESC}]1337;File=inline=1:AAAA${BEL}`,
  `${ESC}]0;title${BEL}`,
  `${ESC}]2;title${ST}`,
  `${ESC}]7;file:///etc${BEL}`,
  `${ESC}]4;1;?${BEL}`,
  `${ESC}]10;?${BEL}`,
  `${ESC}]11;?${ST}`,
  `${ESC}]8;;command:workbench.action.quit${ST}`,
  `${ESC}]8;;file:///etc/passwd${BEL}`,
  `${ESC}]8;;vscode://x/y${ST}`,
  `${ESC}P$q"p${ST}`,
  `${ESC}P+q544e${ST}`,
  `\u0090$qm\u009c`,
  `${ESC}_Gi=1,a=q;AAAA${ST}`,
  `${ESC}^private${ST}`,
  `${ESC}Xstring${ST}`,
  `${ESC}[c`,
  `${ESC}[>c`,
  `${ESC}[=c`,
  `${ESC}[0c`,
  `\u009bc`,
  `${ESC}[5n`,
  `${ESC}[6n`,
  `${ESC}[?6n`,
  `${ESC}[x`,
  `${ESC}[18t`,
  `${ESC}[21t`,
  `${ESC}[22;0t`,
  `${ESC}[?1004h`,
  `${ESC}[?1$p`,
  `${ESC}[4$p`,
  `${ESC}[>q`,
  `${ESC}[?u`,
  `${ESC}[>1u`,
  `${ESC}[5i`,
  `${ESC}Z`,
  `${ESC}%@`,
  '\u0005',
] as const;

export const harmlessOutput = [
  `${ESC}[31mred${ESC}[0m`,
  `${ESC}[38;2;1;2;3m`,
  `${ESC}[38:5:200m`,
  `${ESC}[2J${ESC}[H`,
  `${ESC}[10;20H`,
  `${ESC}[?25l${ESC}[?25h`,
  `${ESC}[?1049h${ESC}[?1049l`,
  `${ESC}[?2004h`,
  `${ESC}[1;24r`,
  `${ESC}7${ESC}8`,
  `${ESC}(0lqk${ESC}(B`,
  `${ESC}[4 q`,
  `${ESC}]8;;https://example.com/a?b=c${ST}link${ESC}]8;;${ST}`,
  'a\tb\r\nc\b',
  '模拟器 – 🐳 👩‍💻 é',
] as const;

/** What a terminal may receive, defined a second time and in another way than the filter does. */
const allowed = new RegExp(
  [
    String.raw`[\u0007-\u000f\u0020-\u007e\u00a0-\u{10ffff}]`,
    String.raw`\u001b[78DEHM=>c]`,
    String.raw`\u001b[()*+.\-/][0-9A-Za-z]`,
    String.raw`\u001b#[34568]`,
    String.raw`\u001b\[[\d;:]*[@A-IJKLMPSTXZ\x60abdefgmrsu]`,
    String.raw`\u001b\[\?\d*[JK]`,
    String.raw`\u001b\[[0-6]? q`,
    String.raw`\u001b\[!p`,
    String.raw`\u001b\[(?:4|20)(?:;(?:4|20))*[hl]`,
    String.raw`\u001b\[\?(?!(?:[\d;]*;)?1004[;hl])[\d;]+[hl]`,
    String.raw`\u001b\]8;;(?:https?:\/\/[!-~]+)?\u001b\\`,
  ].join('|'),
  'iuy',
);

export function isHarmlessOutput(text: string): boolean {
  allowed.lastIndex = 0;
  while (allowed.lastIndex < text.length) {
    if (!allowed.test(text)) {
      return false;
    }
  }
  return true;
}

/** Whole attacks, pieces of sequences, text of several bytes a character, and any bytes at all. */
export const outputPiece: fc.Arbitrary<Buffer> = fc.oneof(
  fc.constantFrom(...hostileOutput, ...harmlessOutput).map((text) => Buffer.from(text)),
  fc
    .constantFrom(
      ESC,
      `${ESC}[`,
      `${ESC}]`,
      `${ESC}P`,
      '\u009b',
      '\u009d',
      BEL,
      ST,
      '\u009c',
      '\u0018',
      ';',
      '?',
      '1',
      '52',
      '\n',
    )
    .map((text) => Buffer.from(text)),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
);
