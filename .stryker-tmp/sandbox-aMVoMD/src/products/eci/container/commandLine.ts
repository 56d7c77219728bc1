// A line for the shell as ExecContainerCommand takes it, and its exit code out of the answer, which has no field for one.

/** Limits of the parameter Command. The length is published in characters; bytes are the stricter count. */
const maxElements = 20;
const maxElementBytes = 256;

/**
 * Joins the pieces of the line, runs it so that `exit` ends only itself, and reports how it ended. With an empty IFS `$*` joins
 * without anything between.
 */
const createScript = (marker: string): string =>
  `IFS=; c="$0$*"; unset IFS; set --; (eval "$c"); r=$?; printf '\\n%s%s\\n' '${marker}' "$r"`;
const createPrefix = (marker: string): readonly string[] => ['/bin/sh', '-c', createScript(marker)];

/** The longest line that can be sent. */
export const maxLineBytes = (maxElements - createPrefix('').length) * maxElementBytes;

/** The elements of Command; `marker` is a text that the output will not contain. */
export function toCommand(line: string, marker: string): readonly string[] {
  return [...createPrefix(marker), ...splitPieces(line)];
}

export interface CommandResult {
  readonly output: string;
  /** Undefined when the shell ended before it could report one. */
  readonly exitCode: number | undefined;
}

export function readResult(response: string, marker: string): CommandResult {
  const at = response.lastIndexOf(`\n${marker}`);
  const code = at < 0 ? undefined : /^\d+/.exec(response.slice(at + 1 + marker.length))?.[0];
  return code === undefined
    ? { output: response, exitCode: undefined }
    : { output: response.slice(0, at), exitCode: Number(code) };
}

/** Cut between characters, never within one. */
function splitPieces(line: string): readonly string[] {
  const found: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (bytes + length > maxElementBytes) {
      found.push(piece);
      piece = '';
      bytes = 0;
    }
    piece += character;
    bytes += length;
  }
  return [...found, piece];
}
