// Image secrets: logins to registries. Passwords are not kept.
import { ApiError } from '../gateway/apiError';
import { defineOperation } from '../gateway/operation';
import type { EdgeApps } from './edgeApps';
import { appIdOfBindings } from './parameters';

export const listEdgeContainerAppImageSecrets = defineOperation({
  name: 'ListEdgeContainerAppImageSecrets',
  parameters: appIdOfBindings,
  emptyAnswer: { ImageSecretList: [] },
  handle: ({ AppId }, apps: EdgeApps) => ({ ImageSecretList: apps.require(AppId).secrets }),
});

export const createEdgeContainerAppImageSecret = defineOperation({
  name: 'CreateEdgeContainerAppImageSecret',
  methods: ['POST'],
  parameters: {
    ...appIdOfBindings,
    Registry: { type: 'string', required: true, maxLength: 255 },
    Username: { type: 'string', required: true, maxLength: 255 },
    Password: { type: 'string', required: true },
  },
  handle: ({ AppId, Registry, Username }, apps: EdgeApps) => {
    const app = apps.require(AppId);
    app.secrets = [...app.secrets, { Name: `reg-${apps.number(12)}`, Registry, Username }];
    return {};
  },
});

export const deleteEdgeContainerAppImageSecret = defineOperation({
  name: 'DeleteEdgeContainerAppImageSecret',
  methods: ['POST'],
  parameters: { ...appIdOfBindings, Name: { type: 'string', required: true } },
  handle: (given, apps: EdgeApps) => {
    const app = apps.require(given.AppId);
    const left = app.secrets.filter(({ Name }) => Name !== given.Name);
    if (left.length === app.secrets.length) {
      throw ApiError.invalid('Name', 'the app has no such secret');
    }
    app.secrets = left;
    return {};
  },
});
