/** Registers work for the end of the program, whichever way it ends. Returns how to take it back. */
export declare function onStop(cleanup: () => unknown): () => boolean;
