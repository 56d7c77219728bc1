// Which calls were made, newest first, each as a command line too.
import * as l10n from '@vscode/l10n';
import { Copyable } from '../../base/described';
import type { CallHistory, CallRecord } from '../../base/callHistory';
import { formatCount } from '../../base/text';
import type { Description } from '../../model/kind';
import { formatAliyunCommand } from '../../base/shell';

export function createCallReport(history: CallHistory): Description {
  const calls = history.list();
  const failed = calls.filter(({ isFailure }) => isFailure).length;
  return {
    summary: [
      l10n.t('API calls of this window, newest first'),
      l10n.t('{0} of {1} calls shown · {2} failed', ...[calls.length, history.total, failed].map(formatCount)),
      l10n.t('Secrets are shown as <name>. Replace them before you run a command.'),
    ],
    body: calls.map(toEntry),
  };
}

/** Names as on the wire, as the other documents have them. */
function toEntry(call: CallRecord): object {
  const { at, product, action, version, method, region, parameters, ms, result, requestId, attempt } = call;
  return {
    Name: `${new Date(at).toISOString()} ${action} ${result}`,
    Region: region,
    Milliseconds: ms,
    RequestId: requestId,
    ...(attempt > 1 && { Attempt: attempt }),
    Product: `${product} ${version} ${method}`,
    Cli: new Copyable(formatAliyunCommand(product, action, region, parameters), l10n.t('Copy as aliyun CLI')),
  };
}
