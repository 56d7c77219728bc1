import { equal } from 'node:assert/strict';
import { edgeSpecManifest } from '../../../../src/products/esa/spec/manifest';
import type { AnyKind } from '../../../../src/model/kind';
import { findSpecKind, listSpecKinds } from '../../../../src/workbench/specs/specFiles';

describe('spec files', () => {
  const kinds = listSpecKinds([{ manifest: edgeSpecManifest, noun: () => '', spec: {} } as unknown as AnyKind]);
  const kindOf = (path: string, languageId: string, scheme = 'file') =>
    findSpecKind(kinds, { uri: { path, scheme }, languageId } as unknown as Parameters<typeof findSpecKind>[1])?.id;

  it('are known by their name in each syntax', () => {
    equal(kindOf('/shop/web.esa.json', 'json'), 'edgeSpec');
    equal(kindOf('/shop/web.esa.jsonc', 'jsonc'), 'edgeSpec');
    equal(kindOf('/shop/web.esa.yaml', 'yaml'), 'edgeSpec');
    equal(kindOf('web.esa.yml', 'yaml', 'untitled'), 'edgeSpec');
    equal(kindOf('/shop/web.json', 'json'), undefined);
    equal(kindOf('/shop.esa.json/web.json', 'json'), undefined);
    equal(kindOf('/shop/web.esa.json', 'plaintext'), undefined);
  });

  it('are not old revisions of files, nor what we show ourselves', () => {
    equal(kindOf('/shop/web.esa.json', 'json', 'git'), undefined);
    equal(kindOf('/shop/web.esa.json', 'json', 'elastic-containers'), undefined);
  });
});
