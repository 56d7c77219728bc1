import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import { createFromInstance, deleteCaches, editCache } from '../../../../../src/products/eci/imageCache/actions';
import type { ResourceRef } from '../../../../../src/model/resource';
import { toDraft } from '../../../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheDraft } from '../../../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheAnswer, ImageCacheInit } from '../../../../../src/products/eci/imageCache/form/panel';
import { toImageCacheFields } from '../../../../../src/products/eci/imageCache/row';
import { ScriptedContext } from '../../../../support/scriptedContext';
import type { Answer } from '../../../../support/scriptedTransport';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const target: ResourceRef = { kind: 'imageCache', region: 'cn-hangzhou', id: 'imc-1', name: 'web' };
const wire = { ImageCacheId: 'imc-1', ImageCacheName: 'web', Status: 'Ready', ImageCacheSize: 20, Images: ['nginx:1'] };
const listed = (over: object = {}): object => ({ ImageCaches: [{ ...wire, ...over }] });
const changed: ImageCacheDraft = { ...toDraft(toImageCacheFields(wire)), retentionDays: '7' };

/** The form of one cache, open. */
class Trial {
  readonly context: ScriptedContext;
  readonly transport: ScriptedTransport;

  constructor(answers: Record<string, Answer> = {}) {
    this.transport = new ScriptedTransport({ DescribeImageCaches: listed(), UpdateImageCache: {}, ...answers });
    this.context = new ScriptedContext({ confirm: true, transport: this.transport });
  }

  async edit(): Promise<this> {
    await editCache(this.context, target);
    return this;
  }

  get init(): ImageCacheInit {
    return this.context.show.panels[0]?.init() as ImageCacheInit;
  }

  submit(draft: ImageCacheDraft, overwrite = false): Promise<ImageCacheAnswer> {
    const handlers = this.context.show.panels[0]?.handlers as unknown as {
      submit(params: object, signal: AbortSignal): Promise<ImageCacheAnswer>;
    };
    return handlers.submit({ draft, overwrite }, new AbortController().signal);
  }

  get updates(): readonly Readonly<Record<string, unknown>>[] {
    return this.transport.queriesOf('UpdateImageCache');
  }
}

describe('editing an image cache', () => {
  it('explains why it is not possible while an update is under way', async () => {
    await rejects(new Trial({ DescribeImageCaches: listed({ Status: 'Updating' }) }).edit(), (error: Error) => {
      match(error.message, /web cannot be changed now: Updating/);
      return true;
    });
  });

  it('says that it is gone when it is', async () => {
    await rejects(new Trial({ DescribeImageCaches: {} }).edit(), /no longer exists/);
  });

  it('sends nothing when nothing has changed', async () => {
    const trial = await new Trial().edit();
    deepEqual(await trial.submit(toDraft(toImageCacheFields(wire))), { state: 'unchanged' });
    deepEqual(trial.updates, []);
  });

  it('sends the name, what has changed, and a token', async () => {
    const trial = await new Trial().edit();
    equal((await trial.submit(changed)).state, 'done');
    const [{ ClientToken: token, ...sent } = {}] = trial.updates;
    deepEqual(sent, { RegionId: 'cn-hangzhou', ImageCacheId: 'imc-1', ImageCacheName: 'web', RetentionDays: 7 });
    match(String(token), /^[\w-]{8,64}$/);
    equal(trial.context.show.closedPanels, 1);
  });

  it('sends the same again with the same token, and something else with another', async () => {
    const down = new ApiError({ kind: 'network', message: 'no answer', retry: {} });
    const trial = await new Trial({ UpdateImageCache: down }).edit();
    await trial.submit(changed);
    await trial.submit(changed);
    await trial.submit({ ...changed, retentionDays: '8' });
    const [first, second, third] = trial.updates.map(({ ClientToken: token }) => token);
    equal(first, second);
    notEqual(second, third);
  });

  it('shows the changed cache instead of overwriting it, and overwrites it when the user confirms', async () => {
    const answers: Record<string, Answer> = { DescribeImageCaches: listed() };
    const trial = await new Trial(answers).edit();
    trial.transport.answers['DescribeImageCaches'] = listed({ ImageCacheSize: 60 });
    const answer = await trial.submit(changed);
    equal(answer.state, 'conflict');
    deepEqual(trial.updates, []);
    const mine = { ...changed, size: '60' };
    equal((await trial.submit(mine, true)).state, 'done');
    equal(trial.updates.length, 1);
  });

  it('shows another conflict when the cache changes once more before it is overwritten', async () => {
    const trial = await new Trial().edit();
    trial.transport.answers['DescribeImageCaches'] = listed({ ImageCacheSize: 60 });
    await trial.submit(changed);
    trial.transport.answers['DescribeImageCaches'] = listed({ ImageCacheSize: 80 });
    equal((await trial.submit({ ...changed, size: '60' }, true)).state, 'conflict');
    deepEqual(trial.updates, []);
  });

  it('puts an error of the service on its field, with the request id', async () => {
    const code = 'InvalidVSwitchId.IpNotEnough';
    const error = new ApiError({ kind: 'input', code, message: 'No address.', hint: 'Another.', requestId: 'R-1' });
    const answer = await (await new Trial({ UpdateImageCache: error }).edit()).submit(changed);
    deepEqual(answer, {
      state: 'refused',
      problem: { message: 'No address.', hint: 'Another.', requestId: 'R-1', path: 'vSwitchId' },
    });
  });

  it('says that nothing has changed when the service says so', async () => {
    const error = new ApiError({ kind: 'input', code: 'NoNeedUpdate', message: 'x' });
    deepEqual(await (await new Trial({ UpdateImageCache: error }).edit()).submit(changed), { state: 'unchanged' });
  });

  it('is done although the row cannot be read again', async () => {
    const trial = await new Trial().edit();
    trial.context.refreshError = new Error('down');
    equal((await trial.submit(changed)).state, 'done');
  });

  it('fills in the draft of an earlier time, and forgets it when it was sent', async () => {
    const trial = new Trial();
    await trial.context.drafts.set(target, { draft: changed });
    await trial.edit();
    equal(trial.init.draft?.retentionDays, '7');
    await trial.submit(changed);
    equal(trial.context.drafts.get(target), undefined);
  });

  it('takes no draft that is not one', async () => {
    const trial = new Trial();
    await trial.context.drafts.set(target, { draft: 'x' });
    equal((await trial.edit()).init.draft, undefined);
  });
});

describe('an image cache from an instance', () => {
  it('begins with the images, network and resource group of the instance', async () => {
    const group = {
      ContainerGroupId: 'eci-1',
      InitContainers: [{ Image: 'busybox:1' }],
      Containers: [{ Image: 'nginx:1' }, { Image: 'nginx:1' }, {}],
      SecurityGroupId: 'sg-1',
      VSwitchId: 'vsw-1',
    };
    const trial = new Trial({ DescribeContainerGroups: { ContainerGroups: [group] } });
    const instance = { kind: 'eciInstance', region: 'cn-hangzhou', id: 'eci-1', name: 'web' };
    await createFromInstance(trial.context, instance);
    deepEqual(trial.init.prefill?.images, ['busybox:1', 'nginx:1']);
    equal(trial.init.prefill.securityGroupId, 'sg-1');
    equal(trial.init.mode, 'create');
  });
});

describe('deleting image caches', () => {
  it('names account, region and id of each, and reports the result of each', async () => {
    const trial = new Trial({
      DeleteImageCache: ({ query }) => {
        if ((query as { ImageCacheId: string }).ImageCacheId === 'imc-2') {
          throw new ApiError({ kind: 'input', message: 'no' });
        }
        return {};
      },
    });
    const other = { ...target, id: 'imc-2', name: 'api' };
    const outcome = await deleteCaches(trial.context, [target, other]);
    const [question] = trial.context.ask.confirmed;
    ok(question?.details.some((line) => /cn-hangzhou\s+api\s+imc-2/.test(line)));
    deepEqual(
      outcome?.results?.map(({ error }) => error === undefined),
      [true, false],
    );
  });
});
