// Finds the place in a spec that an error of the service is about. Most codes name a field, but not the container.
import { isRecord } from '../../../base/isRecord';
import type { EsaField } from '../errors/errorFields';
import type { SpecPath } from '../../../model/spec/finding';

type Fields = Readonly<Record<string, unknown>>;

/** Empty when the error is about the whole document. */
export function toSpecPath(spec: unknown, message: string, field: EsaField | undefined): SpecPath {
  const named = parsePath(message);
  if (named.length > 0) {
    return named;
  }
  if (field === undefined) {
    return [];
  }
  const [list, rest] = field.split('[].');
  if (rest === undefined) {
    return [field];
  }
  const suspect = findSuspect(listContainers(spec), rest);
  return suspect === undefined ? [list ?? field] : [list ?? field, suspect, ...rest.split('.')];
}

/** A path such as `Containers[0].ProbeContent.Port` in the message of the service. */
function parsePath(message: string): SpecPath {
  const found = /\bContainers\[(\d+)\]((?:\.[A-Za-z]+)*)/.exec(message);
  const [, index, names = ''] = found ?? [];
  return index === undefined ? [] : ['Containers', Number(index), ...names.split('.').filter(Boolean)];
}

/** The one container an error can be about; undefined when it may be several. */
function findSuspect(containers: readonly Fields[], field: string): number | undefined {
  const isSuspect: (container: Fields, index: number) => boolean =
    field === 'Image'
      ? ({ Image }) => typeof Image === 'string' && /[^A-Za-z0-9._/:-]/.test(Image)
      : field === 'Name'
        ? ({ Name }, index) => containers.findIndex((other) => other['Name'] === Name) < index
        : ({ ProbeContent }) => isRecord(ProbeContent) && ProbeContent['HttpHeaders'] !== undefined;
  const suspects = containers.flatMap((container, index) => (isSuspect(container, index) ? [index] : []));
  return suspects.length === 1 ? suspects[0] : containers.length === 1 ? 0 : undefined;
}

function listContainers(spec: unknown): readonly Fields[] {
  const list: unknown = isRecord(spec) ? spec['Containers'] : undefined;
  return Array.isArray(list) ? list.map((one: unknown) => (isRecord(one) ? one : {})) : [];
}
