/** The body of a schema's snippet in YAML. A text that begins with ^ is meant without quotes, as VS Code's JSON service reads it. */
export function formatYamlSnippet(body: unknown, indent = ''): string {
  if (typeof body !== 'object' || body === null) {
    return String(body).replace(/^\^/, '');
  }
  return Object.entries(body)
    .map(([key, value]: [string, unknown]) => {
      const isDeep = typeof value === 'object' && value !== null;
      return `${indent}${key}:${isDeep ? `\n${formatYamlSnippet(value, `${indent}  `)}` : ` ${formatYamlSnippet(value)}`}`;
    })
    .join('\n');
}
