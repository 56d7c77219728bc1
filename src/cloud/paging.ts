/** One page of a NextToken listing. The end is an empty or absent token, not a short page. */
export interface TokenPage {
  readonly NextToken?: string;
}

/** Asks for page after page until the service gives no further token. */
export async function* tokenPages<T extends TokenPage>(
  read: (token: string | undefined) => Promise<T>,
): AsyncGenerator<T, void, undefined> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await read(token);
    yield page;
    // A token that comes back would have us go round for ever.
    token = page.NextToken && !seen.has(page.NextToken) ? page.NextToken : undefined;
    seen.add(token ?? '');
  } while (token !== undefined);
}
