/** In bytes: what VS Code may have to read before activate() can run. */
export declare const activationLimit: number;
/** Of the production build: the bytes, the files of dist/ they are in, and the sources they come from, heaviest first. */
export declare function activationSize(): Promise<{
  bytes: number;
  files: readonly string[];
  heaviest: readonly { source: string; bytes: number }[];
}>;
