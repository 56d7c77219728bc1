import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { ResourceRef } from '../../../../src/model/resource';
import { toDocumentPath, parseDocumentPath } from '../../../../src/workbench/documents/documentAddress';

const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const ref: fc.Arbitrary<ResourceRef> = fc
  .record({
    kind: fc.constantFrom('eciInstance', 'serverlessJob'),
    region: fc.constantFrom('cn-hangzhou', 'eu-central-1'),
    id,
    name: fc.string({ unit: 'grapheme', maxLength: 120 }),
    parent: fc.option(id, { nil: undefined }),
  })
  .map(({ parent, ...rest }) => ({ ...rest, ...(parent !== undefined && { parent }) }));

describe('the address of a document', () => {
  it('is made of kind, region, id and name', () => {
    const one = { kind: 'eciInstance', region: 'cn-hangzhou', id: 'eci-abc', name: 'web' };
    equal(toDocumentPath(one), '/eciInstance/cn-hangzhou/eci-abc/web.yaml');
    equal(toDocumentPath(one, 'json'), '/eciInstance/cn-hangzhou/eci-abc/web.json');
  });

  it('holds what a resource lies below', () => {
    const job = { kind: 'serverlessJob', region: 'cn-hangzhou', parent: 'ehpc-hz-1', id: '15', name: 'etl' };
    equal(toDocumentPath(job), '/serverlessJob/cn-hangzhou/ehpc-hz-1/15/etl.yaml');
    deepEqual(parseDocumentPath(toDocumentPath(job)), { ref: job, format: 'yaml' });
  });

  it('leads back to the same resource, whatever its id and its name are', () => {
    fc.assert(
      fc.property(ref, fc.constantFrom('yaml' as const, 'json' as const), (one, format) => {
        const path = toDocumentPath(one, format);
        const found = parseDocumentPath(path);
        deepEqual(found && { ...found.ref, name: '' }, { ...one, name: '' });
        equal(found?.format, format);
        // No part that an address would resolve away, and a file name in the last.
        ok(
          path
            .split('/')
            .slice(1)
            .every((part) => part !== '' && part !== '.' && part !== '..'),
        );
      }),
    );
  });

  it('that is none of ours leads nowhere', () => {
    for (const path of [
      '',
      '/',
      '/eciInstance/cn-hangzhou/web.yaml',
      '/eciInstance/cn-hangzhou/eci-1/web',
      '/eciInstance/cn-hangzhou/eci-1/web.txt',
      '/eciInstance//eci-1/web.yaml',
      '/eciInstance/cn-hangzhou/%E0%A4%A/web.yaml',
      '/serverlessJob/cn-hangzhou//15/etl.yaml',
      '/serverlessJob/cn-hangzhou/a/b/c/etl.yaml',
    ]) {
      equal(parseDocumentPath(path), undefined, path);
    }
  });
});
