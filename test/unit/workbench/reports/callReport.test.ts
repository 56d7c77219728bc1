import { deepEqual, ok } from 'node:assert/strict';
import { CallHistory } from '../../../../src/base/callHistory';
import type { CallRecord } from '../../../../src/base/callHistory';
import { Copyable } from '../../../../src/base/described';
import { createCallReport } from '../../../../src/workbench/reports/callReport';

const buildCall = (over: Partial<CallRecord> = {}): CallRecord => ({
  ...{ at: Date.parse('2026-11-23T03:00:00Z'), product: 'trial', action: 'DescribeThings', version: '2018-08-08' },
  ...{ method: 'POST', region: 'cn-hangzhou', parameters: [['Limit', '20']], ms: 12 },
  ...{ result: '200', isFailure: false, requestId: 'R-1', attempt: 1 },
  ...over,
});

describe('The report of API calls', () => {
  it('lists the newest first, and counts those that failed and those that are forgotten', () => {
    const history = new CallHistory(2);
    ['A', 'B', 'C'].forEach((action) => history.add(buildCall({ action, isFailure: action !== 'B' })));
    const { summary, body } = createCallReport(history);
    deepEqual(summary.slice(0, 2), ['API calls of this window, newest first', '2 of 3 calls shown · 1 failed']);
    deepEqual(
      (body as { Name: string }[]).map(({ Name }) => Name),
      ['2026-11-23T03:00:00.000Z C 200', '2026-11-23T03:00:00.000Z B 200'],
    );
  });

  it('has each call with what support asks for, and its command line to copy', () => {
    const history = new CallHistory();
    history.add(buildCall({ attempt: 2, region: undefined }));
    history.add(buildCall());
    const [first, repeated] = createCallReport(history).body as { Cli: Copyable; Attempt?: number; Region?: string }[];
    ok(first?.Cli instanceof Copyable);
    const { Cli, ...rest } = first;
    deepEqual(rest, {
      ...{ Name: '2026-11-23T03:00:00.000Z DescribeThings 200', Region: 'cn-hangzhou', Milliseconds: 12 },
      ...{ RequestId: 'R-1', Product: 'trial 2018-08-08 POST' },
    });
    deepEqual(
      [Cli.title, Cli.text],
      ['Copy as aliyun CLI', "aliyun trial DescribeThings --region cn-hangzhou --Limit '20'"],
    );
    deepEqual([repeated?.Attempt, repeated?.Region], [2, undefined]);
  });
});
