// Error codes in words: what happened and what to do. A code that is not here is shown with the service's own message.
import { containerGroupWords } from './words/containerGroup';
import { gatewayWords } from './words/gateway';
import { imageCacheWords } from './words/imageCache';
import type { ErrorWords } from './words/errorWords';
import { opsWords } from './words/ops';

/** Words for a code, compared without case, because products differ in it. */
export function wordsFor(code: string): ErrorWords | undefined {
  return table().get(code.toLowerCase());
}

let cached: ReadonlyMap<string, ErrorWords> | undefined;

function table(): ReadonlyMap<string, ErrorWords> {
  cached ??= new Map(
    Object.entries({ ...imageCacheWords(), ...opsWords(), ...containerGroupWords(), ...gatewayWords() }).map(
      ([code, words]) => [code.toLowerCase(), words],
    ),
  );
  return cached;
}
