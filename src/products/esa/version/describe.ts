// A version as a document. What may be a secret is wrapped.
import * as l10n from '@vscode/l10n';
import { Secret } from '../../../base/described';
import type { Description } from '../../../model/kind';
import type { ResourceRef } from '../../../model/resource';
import { toAppRef } from '../app/appRef';
import type { EsaClient } from '../client';
import { readIfFound } from '../errors/notFound';
import type { EdgeContainer, EdgeProbe } from '../wire/esa';
import { toVersionStatus } from './row';

export async function describeVersion(
  client: EsaClient,
  ref: ResourceRef,
  signal: AbortSignal,
): Promise<Description | undefined> {
  const wire = await readIfFound(client.getEdgeContainerAppVersion(ref.region, toAppRef(ref).id, ref.id, signal));
  return (
    wire && {
      summary: [
        `${wire.Name ?? ref.id} · ${toVersionStatus(wire.Status ?? '').text}`,
        `ID: ${ref.id}`,
        l10n.t('Values of environment variables and probe headers are masked.'),
      ],
      body: { ...wire, ...(wire.Containers && { Containers: wire.Containers.map(maskContainer) }) },
    }
  );
}

/** Each variable by its name; headers of a probe may carry a token. */
function maskContainer({ EnvVariables, ProbeContent, ...container }: EdgeContainer): object {
  return {
    ...container,
    ...(EnvVariables !== undefined && { EnvVariables: maskVariables(EnvVariables) }),
    ...(ProbeContent && { ProbeContent: { ...ProbeContent, ...maskHeaders(ProbeContent) } }),
  };
}

/** A value may hold commas: then no one knows where the next variable begins, and the whole text is one secret. */
function maskVariables(text: string): unknown {
  const pairs = text.split(',').filter(Boolean);
  if (!pairs.every((pair) => /^[A-Za-z_]\w*=./s.test(pair))) {
    return new Secret(text, 'EnvVariables');
  }
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      return [name, new Secret(pair.slice(at + 1), name)];
    }),
  );
}

function maskHeaders({ HttpHeaders }: EdgeProbe): object {
  return HttpHeaders === undefined || HttpHeaders === '' ? {} : { HttpHeaders: new Secret(HttpHeaders, 'HttpHeaders') };
}
