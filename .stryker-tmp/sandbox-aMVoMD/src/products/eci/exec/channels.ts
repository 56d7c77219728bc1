// Frames of a command's WebSocket. ECI publishes no protocol: the numbers are those of Kubernetes (v4.channel.k8s.io), which clients
// of ECI were seen to use for 0, 1 and 2. What is only known from Kubernetes (3 and 4) must not be needed: see docs/terminal.md.

const channel = { stdin: 0, stdout: 1, stderr: 2, status: 3, resize: 4 } as const;

/** A TTY takes in about as much at once. */
const inputFrameBytes = 4_096;

/** What a frame of the service brings. */
export type Received =
  | { readonly type: 'output'; readonly from: 'stdout' | 'stderr'; readonly bytes: Uint8Array }
  | { readonly type: 'status'; readonly text: string };

/** Undefined for frames that say nothing: the kubelet opens each channel with an empty one. */
export function readFrame(data: Uint8Array, isBinary: boolean): Received | undefined {
  if (data.length === 0) {
    return undefined;
  }
  const [first = 0] = data;
  // Texts are output without a channel, and so is a binary frame that begins with none of the numbers.
  if (!isBinary || first > channel.resize) {
    return { type: 'output', from: 'stdout', bytes: data };
  }
  const payload = data.subarray(1);
  if (payload.length === 0) {
    return undefined;
  }
  switch (first) {
    case channel.stdout:
      return { type: 'output', from: 'stdout', bytes: payload };
    case channel.stderr:
      return { type: 'output', from: 'stderr', bytes: payload };
    case channel.status:
      return { type: 'status', text: new TextDecoder().decode(payload) };
    default:
      return undefined;
  }
}

/** What is typed, in frames. A character may be cut between two: the other end joins bytes. */
export function createInputFrames(text: string): readonly Uint8Array[] {
  const bytes = Buffer.from(text, 'utf8');
  const count = Math.ceil(bytes.length / inputFrameBytes);
  return Array.from({ length: count }, (_, index) =>
    createFrame(channel.stdin, bytes.subarray(index * inputFrameBytes, (index + 1) * inputFrameBytes)),
  );
}

export function createResizeFrame(columns: number, rows: number): Uint8Array {
  return createFrame(channel.resize, Buffer.from(JSON.stringify({ Width: columns, Height: rows })));
}

function createFrame(number: number, payload: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.of(number), payload]);
}
