// The policies that are offered allow what the clients call, and nothing besides.
import { deepEqual, equal } from 'node:assert/strict';
import { createExtensionPolicy, operationsUsed, createActionPolicy } from '../../../../src/cloud/errors/ramPolicy';
import { everyOperation } from '../../../contract/faults/everyOperation';

interface Policy {
  readonly Version: string;
  readonly Statement: readonly {
    readonly Effect: string;
    readonly Action: readonly string[];
    readonly Resource: string;
  }[];
}

const parse = (text: string): Policy => JSON.parse(text) as Policy;

describe('the RAM policy of the extension', () => {
  it('names every operation of the clients, on its side', () => {
    for (const product of ['eci', 'ehpc', 'esa'] as const) {
      const of = (isRead: boolean): readonly string[] => [
        ...new Set(
          Object.entries(everyOperation)
            .filter(([method]) => method.startsWith(`${product}.`) || (product === 'eci' && method.startsWith('exec.')))
            .filter(([, { repeat }]) => (repeat === 'read') === isRead)
            .map(([, { action }]) => action),
        ),
      ];
      deepEqual([...operationsUsed[product].read], [...of(true)].sort());
      deepEqual([...operationsUsed[product].write], [...of(false)].sort());
    }
  });

  it('is one statement to look, and a second to change', () => {
    const [look, change, ...others] = parse(createExtensionPolicy('full')).Statement;
    deepEqual(others, []);
    deepEqual(parse(createExtensionPolicy('readOnly')).Statement, [look]);
    equal(
      look?.Action.some((action) => /:(Create|Delete|Update|Restart|Stop|Publish|Rollback)/.test(action)),
      false,
    );
    equal(change?.Action.includes('eci:DeleteContainerGroup'), true);
  });
});

describe('the RAM policy for one action', () => {
  it('allows just that', () => {
    deepEqual(parse(createActionPolicy('eci:DescribeContainerGroups') ?? ''), {
      Version: '1',
      Statement: [{ Effect: 'Allow', Action: ['eci:DescribeContainerGroups'], Resource: '*' }],
    });
  });

  it('is not written for what is no action', () => {
    for (const action of ['', '*', 'eci:*', 'eci:Describe Groups', 'eci:x","Resource', 'eci:x…']) {
      equal(createActionPolicy(action), undefined, action);
    }
  });
});
