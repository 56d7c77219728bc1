import { deepEqual, equal, rejects } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import type { FailureKind } from '../../../../../src/cloud/errors/apiError';
import {
  followAllLogs,
  classifyLogFailure,
  followLog,
  showLog,
  showPreviousLog,
} from '../../../../../src/products/eci/container/log';
import type { ResourceRef } from '../../../../../src/model/resource';
import { instanceRef } from '../../../../support/buildEciInstance';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import { fullGroup } from '../../sampleGroups';

const { signal } = new AbortController();
const ref = (name: string): ResourceRef => ({
  ...{ kind: 'eciContainer', region: instanceRef.region, parent: instanceRef.id },
  ...{ id: `${instanceRef.id}/${name}`, name: `${instanceRef.name}/${name}` },
});
const failure = (kind: FailureKind, code = 'X'): ApiError => new ApiError({ kind, code, message: 'no' });

describe('the log of a container', () => {
  const transport = new ScriptedTransport({
    DescribeContainerLog: { Content: 'a\n' },
    DescribeContainerGroups: { ContainerGroups: [fullGroup] },
  });

  it('is asked for with stamps, by the names of instance and container', async () => {
    const context = new ScriptedContext({ transport });
    await followLog(context, [ref('web')]);
    const [opened] = context.show.openedLogs;
    deepEqual([opened?.spec.title, opened?.spec.fileName, opened?.follow], ['web/web', 'web-web.log', true]);
    const [source] = opened?.spec.sources ?? [];
    equal(await source?.read({ tail: 7, start: '2026-11-23T03:00:00Z', previous: true }, signal), 'a\n');
    deepEqual(transport.queriesOf('DescribeContainerLog').at(-1), {
      RegionId: instanceRef.region,
      ContainerGroupId: instanceRef.id,
      ContainerName: 'web',
      Tail: 7,
      Timestamps: true,
      LimitBytes: 1_048_576,
      StartTime: '2026-11-23T03:00:00Z',
      LastTime: true,
    });
  });

  it('is opened with those of the other containers that have started', async () => {
    const context = new ScriptedContext({ transport });
    await followAllLogs(context, instanceRef);
    deepEqual(
      context.show.openedLogs[0]?.spec.sources.map(({ name }) => name),
      ['migrate', 'ready', 'not-ready', 'back-off', 'killed', 'crashed'],
    );
  });

  it('is shown without being followed, and that of the container before the last restart says so', async () => {
    const context = new ScriptedContext({ transport });
    await showLog(context, [ref('web')]);
    await showPreviousLog(context, ref('web'));
    deepEqual(
      context.show.openedLogs.map(({ spec, follow }) => [spec.fileName, spec.isPrevious, follow]),
      [
        ['web-web.log', false, false],
        ['web-web-previous.log', true, false],
      ],
    );
  });

  it('is refused when nothing has started', async () => {
    await rejects(showLog(new ScriptedContext({ transport }), []), /no log/);
  });

  it('is waited for when a failure may pass, and given up when not', () => {
    deepEqual(
      (['network', 'service', 'credential', 'throttled', 'denied', 'input'] as const).map((kind) =>
        classifyLogFailure(failure(kind)),
      ),
      ['passing', 'passing', 'passing', 'throttled', 'final', 'final'],
    );
    equal(classifyLogFailure(failure('input', 'Request Timeout')), 'passing');
    equal(classifyLogFailure(new Error('other')), 'final');
  });
});
