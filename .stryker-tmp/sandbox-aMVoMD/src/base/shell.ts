// Commands for a POSIX shell, as people copy them.

/** One argument for a POSIX shell: whatever the text holds, the program gets exactly that. NUL cannot be passed at all. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A call for the official `aliyun` command line. Operations that belong to no region have none. */
export function formatAliyunCommand(
  product: string,
  action: string,
  region: string | undefined,
  parameters: readonly (readonly [string, string])[],
): string {
  const plain = region === undefined || /^[a-z0-9-]+$/.test(region) ? region : quoteForShell(region);
  return [
    `aliyun ${product} ${action}`,
    ...(plain === undefined ? [] : [`--region ${plain}`]),
    ...parameters.map(([name, value]) => `--${name} ${quoteForShell(value)}`),
  ].join(' ');
}
