// Elastic High Performance Computing: clusters and their serverless jobs.
import { defineClient } from '../../cloud/account/clients';
import type { Product } from '../product';
import { ehpcApi } from './api';
import { EhpcClient, ehpc } from './client';
import { createEhpcClusterKind } from './cluster/kind';
import { createServerlessJobKind } from './job/kind';

export const ehpcProduct: Product = {
  api: ehpcApi,
  clients: [defineClient(ehpc, (transport) => new EhpcClient(transport))],
  createKinds: (context) => [createEhpcClusterKind(context), createServerlessJobKind(context)],
};
