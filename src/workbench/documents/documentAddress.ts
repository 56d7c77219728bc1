// The address of a describing document. Free of vscode.
import { encodeUriPart } from '../../base/text';
import type { ResourceRef } from '../../model/resource';

export type DocumentFormat = 'yaml' | 'json';

const maxFileName = 100;

/**
 * /eciInstance/cn-hangzhou/eci-abc/web.yaml, and /serverlessJob/cn-hangzhou/ehpc-hz-1/15/etl.yaml for what lies below another
 * resource. The name is for the tab and means nothing.
 */
export function toDocumentPath(
  { kind, region, parent, id, name }: ResourceRef,
  format: DocumentFormat = 'yaml',
): string {
  const clean = name.replace(/[^\p{L}\p{N}._-]/gu, '_');
  // By characters: half of one cannot be part of an address.
  const fileName = Array.from(clean).slice(0, maxFileName).join('') || 'resource';
  const way = parent === undefined ? [id] : [parent, id];
  return `/${[kind, region, ...way.map(encode), `${fileName}.${format}`].join('/')}`;
}

export interface DocumentAddress {
  readonly ref: ResourceRef;
  readonly format: DocumentFormat;
}

export function parseDocumentPath(path: string): DocumentAddress | undefined {
  const [, kind, region, ...rest] = path.split('/');
  const [, name, format] = /^(.+)\.(yaml|json)$/.exec(rest.pop() ?? '') ?? [];
  const way = rest.map(decode);
  const id = way.at(-1);
  const parent = way.length > 1 ? way[0] : undefined;
  return kind && region && id && name && way.length <= 2 && way.every(Boolean)
    ? {
        ref: { kind, region, id, name, ...(parent !== undefined && { parent }) },
        format: format === 'json' ? 'json' : 'yaml',
      }
    : undefined;
}

/** Dots too: an address with the parts `.` or `..` would lead elsewhere. */
function encode(text: string): string {
  return encodeUriPart(text).replace(/^\.+$/, (dots) => '%2E'.repeat(dots.length));
}

/** Undefined for what no address of ours holds. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
