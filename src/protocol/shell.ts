/** One argument for a POSIX shell: whatever the text holds, the program gets exactly that. NUL cannot be passed at all. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
