// Documents about the account as a whole. They have addresses like the documents of resources, and are read again like them.
import type { CallHistory } from '../../base/callHistory';
import type { Description } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';
import { createCallReport } from './callReport';
import { createQuotaReport } from './quotaReport';
import type { QuotaSources } from './quotaReport';

export const reportKind = 'report';

export interface ReportSources extends QuotaSources {
  readonly calls: CallHistory;
}

export type ReportId = 'quotas' | 'calls';

export function toReportRef(id: ReportId, name: string): ResourceRef {
  return { kind: reportKind, region: 'all', id, name };
}

/** Reads the report of an address; undefined when there is none. */
export function describeReports(
  sources: ReportSources,
): (ref: ResourceRef, signal: AbortSignal) => Promise<Description | undefined> {
  return async ({ id }, signal) => {
    switch (id) {
      case 'quotas':
        return createQuotaReport(sources, signal);
      case 'calls':
        return createCallReport(sources.calls);
      default:
        return undefined;
    }
  };
}
