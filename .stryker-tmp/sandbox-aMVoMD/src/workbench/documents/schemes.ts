// The schemes of the documents we show. `when` clauses in package.json name them too (commands/globalManifest.ts).

/** Resources and reports, which have an address. */
export const describeScheme = 'elastic-containers';
export const logScheme = 'elastic-containers-log';
/** A text to read. */
export const textScheme = 'elastic-containers-text';
/** A text under review: the buttons in the title go by this scheme. */
export const reviewScheme = 'elastic-containers-review';
