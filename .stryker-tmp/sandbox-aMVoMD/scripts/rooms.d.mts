export const rooms: Readonly<Record<string, { readonly path: string; readonly mayImport: readonly string[] }>>;
export function findRoom(file: string): string | undefined;
