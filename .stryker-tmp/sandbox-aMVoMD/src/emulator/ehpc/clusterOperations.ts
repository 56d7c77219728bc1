// ListRegions and ListClusters, which take GET only.
import { defineOperation } from '../gateway/operation';
import type { RegionId } from '../world/regions';
import { describeCluster } from './cluster';
import type { Clusters } from './clusters';

const clustersPage = { default: 10, max: 50 };
const maxPageNumber = 2 ** 31 - 1;

/** The regions with an E-HPC endpoint, and what they are called. */
const regionNames: Partial<Record<RegionId, string>> = {
  'cn-qingdao': '华北1（青岛）',
  'cn-beijing': '华北2（北京）',
  'cn-zhangjiakou': '华北3（张家口）',
  'cn-huhehaote': '华北5（呼和浩特）',
  'cn-wulanchabu': '华北6（乌兰察布）',
  'cn-hangzhou': '华东1（杭州）',
  'cn-shanghai': '华东2（上海）',
  'cn-shenzhen': '华南1（深圳）',
  'cn-heyuan': '华南2（河源）',
  'cn-guangzhou': '华南3（广州）',
  'cn-chengdu': '西南1（成都）',
  'cn-wuhan-lr': '华中1（武汉）',
  'cn-hongkong': '中国香港',
  'ap-northeast-1': '日本（东京）',
  'ap-southeast-1': '新加坡',
  'ap-southeast-2': '澳大利亚（悉尼）',
  'ap-southeast-5': '印度尼西亚（雅加达）',
  'eu-central-1': '德国（法兰克福）',
};

export const listRegions = defineOperation({
  name: 'ListRegions',
  methods: ['GET'],
  parameters: {},
  handle: () => ({
    Regions: {
      RegionInfo: Object.entries(regionNames).map(([RegionId, LocalName]) => ({ RegionId, LocalName })),
    },
  }),
});

export const listClusters = defineOperation({
  name: 'ListClusters',
  methods: ['GET'],
  parameters: {
    PageNumber: { type: 'integer', min: 1, max: maxPageNumber },
    PageSize: { type: 'integer', min: 1, max: clustersPage.max },
  },
  handle: ({ PageNumber: page = 1, PageSize: size = clustersPage.default }, clusters: Clusters) => {
    // Of all regions, as documented: nothing in the call identifies the region it was sent to.
    const all = clusters.all();
    return {
      PageNumber: page,
      PageSize: size,
      TotalCount: all.length,
      Clusters: {
        ClusterInfoSimple: all
          .slice((page - 1) * size, page * size)
          .map((cluster) => describeCluster(cluster, clusters.seed)),
      },
    };
  },
});
