// How much is read, and where. A document beyond a limit is reported, never half checked in silence.

/** Above this many characters nothing is checked. */
export const maxCheckedChars = 2 * 1024 * 1024;

/**
 * Above these, a document is checked in a worker thread: chosen so that the worst text of that length blocks the extension
 * host for less than 100 ms. A hand-written version of ten containers has 3 KB.
 */
export const maxHostChars = { json: 16 * 1024, yaml: 4 * 1024 } as const;

/** The tree of a longer document stays in its thread: taking it over would block the extension host for too long. */
export const maxTreeChars = 128 * 1024;

/** A worker that has not answered by then is ended. */
export const workerTimeoutMs = 10_000;

/** What is nested deeper is read as null. The deepest field of a spec lies at 4. */
export const maxDepth = 64;

/** Values that the aliases of a document may stand for. A version of 200 containers has 4000 in all. */
export const maxAliasedNodes = 20_000;

/** Findings of one document; editors show no more either. */
export const maxFindings = 1000;
