import { setImmediate } from 'node:timers/promises';

/**
 * Values of a source, each yielded after the next one is requested and the request is in flight: handling a value
 * takes no time from the next one. A caller that stops early has requested one value that is never read.
 */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (let result = await next; !result.done; result = await next) {
      next = iterator.next();
      // The next turn of the loop handles its failure; after an early stop it is ignored.
      next.catch(() => undefined);
      await setImmediate();
      yield result.value;
    }
  } finally {
    // Not waited for: an end that stands behind a running request comes when that does.
    iterator.return?.().then(undefined, () => undefined);
  }
}
