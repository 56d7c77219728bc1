import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { CallHistory } from '../../../../src/base/callHistory';
import { describeReports, toReportRef } from '../../../../src/workbench/reports/reports';
import { buildRef } from '../../../support/buildResource';
import { FakeConnection } from '../../../support/fakeConnection';

describe('The reports', () => {
  const connection = new FakeConnection();
  const describeReport = describeReports({ kinds: new Map(), connection, calls: new CallHistory() });
  const { signal } = new AbortController();

  it('have addresses as resources have', () => {
    deepEqual(toReportRef('quotas', 'Quotas'), { kind: 'report', region: 'all', id: 'quotas', name: 'Quotas' });
  });

  it('are found by their id', async () => {
    match((await describeReport(toReportRef('calls', ''), signal))?.summary[0] ?? '', /^API calls/);
    match((await describeReport(toReportRef('quotas', ''), signal))?.summary[0] ?? '', /^Quotas/);
    equal(await describeReport(buildRef('other'), signal), undefined);
  });

  it('fail as reading them does', async () => {
    connection.account = undefined;
    await rejects(describeReport(toReportRef('quotas', ''), signal), /not signed in/);
  });
});
