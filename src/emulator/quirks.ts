// Quirks: what the real service does and the emulator leaves out unless it is named, because it is in the way of trying the extension,
// or because some accounts see it and others do not.

/** One line of help each. */
const quirks = {
  'http-links':
    'links to results use plain http and name object storage, a name to which the emulator then answers too',
  'lower-case': 'fields of answers begin with a lower-case letter',
  nulls: 'fields of answers that are empty or absent are null',
  texts: 'numbers and booleans of answers are texts',
  'empty-arrays': 'lists and objects of answers that are absent are empty lists',
  reordered: 'objects in lists of answers, and fields, come in the opposite order',
  'slow-pages': 'pages after the first come late',
  'partial-pages': 'pages hold fewer items than requested',
} as const;

export type Quirk = keyof typeof quirks;

/**
 * Checks a name that came from outside.
 * @throws RangeError with a reason for people
 */
export function checkQuirk(name: string): Quirk {
  if (!isQuirk(name)) {
    throw new RangeError(`unknown quirk ${JSON.stringify(name)}; known are ${Object.keys(quirks).join(', ')}`);
  }
  return name;
}

/** The table as lines for a terminal. */
export function describeQuirks(): string {
  return Object.entries(quirks)
    .map(([name, help]) => `  ${name}: ${help}`)
    .join('\n');
}

function isQuirk(name: string): name is Quirk {
  return Object.hasOwn(quirks, name);
}
