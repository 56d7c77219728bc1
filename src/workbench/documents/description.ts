// The address and the text of a describing document. Free of vscode.
import type { Description } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';

/** /eciInstance/cn-hangzhou/eci-abc/web.yaml; the name is for the tab and means nothing. */
export function documentPath({ kind, region, id, name }: ResourceRef): string {
  const fileName = name.replace(/[^\p{L}\p{N}._-]/gu, '_').slice(0, 100) || 'resource';
  return `/${[kind, region, encodeURIComponent(id), `${fileName}.yaml`].join('/')}`;
}

export function parseDocumentPath(path: string): ResourceRef | undefined {
  const [, kind, region, id, file, ...more] = path.split('/');
  return kind && region && id && file?.endsWith('.yaml') && more.length === 0
    ? { kind, region, id: decodeURIComponent(id), name: file.slice(0, -'.yaml'.length) }
    : undefined;
}

/** The summary as comments, then the body as YAML. */
export async function renderDescription({ summary, body }: Description): Promise<string> {
  const { toYaml } = await import('./yamlText');
  const comments = summary.map((line) => (line === '' ? '#' : `# ${line.replace(/[\r\n]+/g, ' ')}`));
  return `${[...comments, ''].join('\n')}\n${toYaml(body)}`;
}
