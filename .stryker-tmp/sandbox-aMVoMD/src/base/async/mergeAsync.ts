/** Values of several sources as they come. Ends with the last of them, or with the first error, which ends the other sources. */
export async function* mergeAsync<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<T, void, undefined> {
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  const next = async (iterator: AsyncIterator<T>) => ({ iterator, result: await iterator.next() });
  const pending = new Map(iterators.map((iterator) => [iterator, next(iterator)]));
  try {
    while (pending.size > 0) {
      const { iterator, result } = await Promise.race(pending.values());
      if (result.done) {
        pending.delete(iterator);
      } else {
        pending.set(iterator, next(iterator));
        yield result.value;
      }
    }
  } finally {
    for (const [iterator, running] of pending) {
      // Later values or errors of the other sources are ignored.
      running.catch(() => undefined);
      iterator.return?.().then(undefined, () => undefined);
    }
  }
}
