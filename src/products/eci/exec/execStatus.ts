import { isRecord } from '../../../base/isRecord';
import { parseJsonRecord } from '../../../base/json';
import { toSingleLine } from '../../../base/text';

/** How a command ended, as far as the service reports it. */
export interface ExecStatus {
  /** Undefined when it failed without one, or the service does not say. */
  readonly exitCode: number | undefined;
  /** The service's message about a failure. */
  readonly message: string;
}

/** Reads the Status object of Kubernetes. A text that is none is taken as the reason of a failure. */
export function parseStatus(text: string): ExecStatus {
  const status = parseJsonRecord(text);
  if (!status) {
    return { exitCode: undefined, message: toSingleLine(text) };
  }
  if (status['status'] === 'Success') {
    return { exitCode: 0, message: '' };
  }
  const message = typeof status['message'] === 'string' ? toSingleLine(status['message']) : '';
  return { exitCode: findExitCode(status['details']), message };
}

function findExitCode(details: unknown): number | undefined {
  const causes = isRecord(details) ? details['causes'] : undefined;
  const cause = (Array.isArray(causes) ? causes : []).find(
    (one): one is Record<string, unknown> => isRecord(one) && one['reason'] === 'ExitCode',
  );
  const code = typeof cause?.['message'] === 'string' ? Number(cause['message']) : NaN;
  return Number.isInteger(code) ? code : undefined;
}
