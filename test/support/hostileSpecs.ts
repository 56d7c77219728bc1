// Documents that make a parser work hard, for the tests and for the bench of it.

const units = [
  ...[
    '[',
    '{a: ',
    ']',
    '[},',
    '{"a":[},',
    ',',
    '[,',
    '- ',
    '? ',
    ': ',
    '! ',
    '&a ',
    '*a ',
    '"',
    '# \n',
    '\n',
    '%\n',
    '|\n',
  ],
  ...[
    '---\n',
    '\0',
    '\ud800',
    'k: 1\n',
    '{a,',
    '\t- a\n',
    '"\\',
    'A=1,',
    '{"a":1},',
    '1,',
    ' a:\n',
    '- &a [*a,*a]\n',
    '<<: *a\n',
  ],
  ...['<<: {a: 1}\n', '!!str ', 'a: b, ', "'", '{"Name":"a","EnvVariables":",,,,"},'],
];
const heads = ['', 'AppId: app-8806886757837949\nContainers:\n', '{"Containers":[', 'Containers:\n  - EnvVariables: "'];

/** Each repeats one short text up to the length. */
export function listHostileSpecs(length: number): readonly string[] {
  return heads.flatMap((head) =>
    units.map((unit) => (head + unit.repeat(Math.ceil(length / unit.length))).slice(0, length)),
  );
}
