import { setImmediate } from 'node:timers/promises';

/**
 * Values of a source, each handed out when the next one has been asked for and the request is on its way: what is done with a value
 * takes nothing from the time the next one needs. Whoever stops early has asked for one value that nobody reads.
 */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (let result = await next; !result.done; result = await next) {
      next = iterator.next();
      // Its failure is met by the next turn of the loop, or is nobody's any more.
      next.catch(() => undefined);
      await setImmediate();
      yield result.value;
    }
  } finally {
    // Not waited for: an end that stands behind a running request comes when that does.
    iterator.return?.().then(undefined, () => undefined);
  }
}
