// Edge Security Acceleration: edge container apps, their versions, bindings and specs.
import { defineClient } from '../../cloud/account/clients';
import type { Product } from '../product';
import { esaApi } from './api';
import { createEdgeAppKind } from './app/kind';
import { createEdgeAppRecordKind, createEdgeAppSecretKind } from './binding/kinds';
import { EsaClient, esa } from './client';
import { createEdgeSpecKind } from './spec/kind';
import { createEdgeEnvironmentKind } from './version/environment';
import { createEdgeAppVersionKind } from './version/kind';

export const esaProduct: Product = {
  api: esaApi,
  clients: [defineClient(esa, (transport) => new EsaClient(transport))],
  createKinds: (context) => [
    createEdgeAppKind(context),
    createEdgeEnvironmentKind(context),
    createEdgeAppVersionKind(context),
    createEdgeAppRecordKind(context),
    createEdgeAppSecretKind(context),
    createEdgeSpecKind(context),
  ],
};
