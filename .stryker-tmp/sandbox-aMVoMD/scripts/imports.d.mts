/** @param folder the folder with src/ */
export function listImportProblems(folder: string): Promise<readonly string[]>;
