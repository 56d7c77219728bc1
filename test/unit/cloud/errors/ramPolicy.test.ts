// The policies that are offered. That they name what the clients call is held in the tests of each product's API.
import { deepEqual, equal } from 'node:assert/strict';
import { createExtensionPolicy, createActionPolicy } from '../../../../src/cloud/errors/ramPolicy';
import { buildApi } from '../../../support/buildApi';
import { allApis } from '../../../support/kindContext';

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
  const apis = [
    buildApi({ id: 'thing', operations: { read: ['ListThings'], write: ['DeleteThing'] } }),
    buildApi({ id: 'other', operations: { read: ['GetOther', 'ListOthers'], write: [] } }),
  ];

  it('is one statement to look, and a second to change', () => {
    const actions = (access: 'readOnly' | 'full') =>
      parse(createExtensionPolicy(apis, access)).Statement.map(({ Action }) => Action);
    const look = ['thing:ListThings', 'other:GetOther', 'other:ListOthers'];
    deepEqual(actions('readOnly'), [look]);
    deepEqual(actions('full'), [look, ['thing:DeleteThing']]);
  });

  it('for reading allows no change in any product', () => {
    const [look, change, ...others] = parse(createExtensionPolicy(allApis, 'full')).Statement;
    deepEqual(others, []);
    deepEqual(parse(createExtensionPolicy(allApis, 'readOnly')).Statement, [look]);
    equal(
      look?.Action.some((action) => /:(Create|Delete|Update|Restart|Stop|Publish|Rollback|Exec)/.test(action)),
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
