import { deepEqual, equal, ok } from 'node:assert/strict';
import { Secret } from '../../../../../src/base/described';
import { toEdgeRelease } from '../../../../../src/products/esa/version/releaseState';
import { toEdgeAppVersion, toVersionStatus, versionStatuses } from '../../../../../src/products/esa/version/row';
import type { EdgeContainerAppVersion } from '../../../../../src/products/esa/wire/esa';
import { describeVersion } from '../../../../../src/products/esa/version/describe';
import { edgeAppVersionManifest } from '../../../../../src/products/esa/version/manifest';
import { allowsAction } from '../../../../../src/model/allowsAction';
import { buildRef } from '../../../../support/buildResource';
import { fakeNow } from '../../../../support/fakeClock';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const app = buildRef('app-1', { kind: 'edgeApp', name: 'shop' });
const version: EdgeContainerAppVersion = {
  VersionId: 'ver-1',
  Name: 'release-1',
  Status: 'created',
  Remarks: 'the first',
  CreateTime: '2026-11-21T03:00:00Z',
  Containers: [
    {
      Name: 'web',
      Image: 'nginx:1.27',
      Spec: '1C2G',
      EnvVariables: 'TOKEN=s3cret,MODE=a=b',
      ProbeType: 'httpGet',
      ProbeContent: { Path: '/', Port: 80, HttpHeaders: '[{"Authorization":"s3cret"}]' },
    },
  ],
};
const partly = {
  DeployStatus: 'deployed',
  PublishStatus: 'published',
  PublishPercentage: 20,
  DeployedVersion: 'ver-1',
  BaseLineVersion: 'ver-0',
};
const releases = [toEdgeRelease('prod', partly), toEdgeRelease('staging', {})];

describe('a version as a row', () => {
  it('shows where it is released, its age and its remarks', () => {
    const row = toEdgeAppVersion(version, app, releases, fakeNow);
    equal(row.description, 'production 20% · created 2 d ago · the first');
    deepEqual(row.icon, { name: 'cloud', tone: 'good' });
    deepEqual(row.ref, {
      kind: 'edgeAppVersion',
      region: 'cn-hangzhou',
      parent: 'app-1',
      id: 'ver-1',
      name: 'release-1',
    });
  });

  it('can be released only when it has been made', () => {
    const names = Object.keys(edgeAppVersionManifest.actions);
    const refused = (Status: string): readonly string[] => {
      const row = toEdgeAppVersion({ ...version, Status }, app, [], fakeNow);
      return names.filter((name) => !allowsAction(edgeAppVersionManifest, row, name));
    };
    const releasing = ['publishToStaging', 'publishToProduction', 'rollBack'];
    deepEqual(['creating', 'Failed', 'created', 'somethingNew'].map(refused), [releasing, releasing, [], []]);
    deepEqual(versionStatuses.codes, edgeAppVersionManifest.statuses);
  });

  it('has a shape of its own for each status', () => {
    equal(new Set(['creating', 'created', 'failed', 'else'].map((code) => toVersionStatus(code).icon.name)).size, 4);
  });

  it('opens into its containers, without the values of their variables', async () => {
    const row = toEdgeAppVersion(version, app, [], fakeNow);
    const [container] = (await row.children?.(new AbortController().signal)) ?? [];
    equal(container?.label, 'web');
    equal(container.description, 'nginx:1.27 · 1C2G · http://:80/');
    ok(!JSON.stringify(container).includes('s3cret'));
  });

  it('expands into containers that show what the service returns of them, and no separator for missing fields', async () => {
    const Containers = [{ Name: 'web', Image: 'nginx' }, { Name: 'db', Spec: '1C2G' }, {}];
    const row = toEdgeAppVersion({ ...version, Containers }, app, [], fakeNow);
    const containers = (await row.children?.(new AbortController().signal)) ?? [];
    deepEqual(
      containers.map(({ description }) => description),
      ['nginx', '1C2G', ''],
    );
    equal(containers[0]?.accessibleLabel, 'web, nginx');
  });

  it('is described with its variables and headers masked', async () => {
    const transport = new ScriptedTransport({ GetEdgeContainerAppVersion: { Version: version } });
    const ref = toEdgeAppVersion(version, app, [], fakeNow).ref;
    const description = await describeVersion(transport.clients.esa, ref, new AbortController().signal);
    const text = JSON.stringify(description);
    ok(text.includes('TOKEN') && text.includes('MODE') && !text.includes('s3cret'), text);
    const body = description?.body as { Containers: { EnvVariables: Record<string, unknown> }[] };
    const mode = body.Containers[0]?.EnvVariables['MODE'];
    equal(mode instanceof Secret && mode.reveal(), 'a=b');
    deepEqual(transport.queriesOf('GetEdgeContainerAppVersion'), [{ AppId: 'app-1', VersionId: 'ver-1' }]);
  });
});
