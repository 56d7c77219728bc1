// A record is deleted by its site and its name: together they are its id.

export function toRecordId(siteId: number, name: string): string {
  return `${siteId}/${name}`;
}

export function parseRecordId(id: string): { readonly SiteId: number; readonly RecordName: string } {
  const at = id.indexOf('/');
  return { SiteId: Number(id.slice(0, at)), RecordName: id.slice(at + 1) };
}
