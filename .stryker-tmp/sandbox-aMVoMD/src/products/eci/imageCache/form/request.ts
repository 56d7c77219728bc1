// A checked draft with the parameter names of the service, whose types follow its documentation. What is absent is not
// sent. RegionId, ImageCacheId and ClientToken are the sender's.

export interface ImageCacheRequest {
  /** Always sent: the service demands the current name of an update. */
  readonly ImageCacheName: string;
  readonly ImageCacheSize?: number;
  readonly RetentionDays?: number;
  /** Empty: kept until it expires. */
  readonly EliminationStrategy?: '' | 'LRU';
  readonly Image?: readonly string[];
  readonly ImageRegistryCredential?: readonly ImageRegistryCredential[];
  readonly AcrRegistryInfo?: readonly AcrRegistryInfo[];
  readonly SecurityGroupId?: string;
  readonly VSwitchId?: string;
  readonly EipInstanceId?: string;
  readonly AutoMatchImageCache?: boolean;
  readonly Flash?: boolean;
  readonly StandardCopyCount?: number;
  readonly FlashCopyCount?: number;
  readonly Tag?: readonly { readonly Key: string; readonly Value: string }[];
  readonly ResourceGroupId?: string;
  /** The rest is for create only. */
  readonly ZoneId?: string;
  readonly PlainHttpRegistry?: string;
  readonly InsecureRegistry?: string;
  readonly OsType?: 'Linux' | 'Windows';
}

export interface ImageRegistryCredential {
  readonly Server: string;
  readonly UserName: string;
  readonly Password: string;
}

export interface AcrRegistryInfo {
  readonly InstanceId: string;
  readonly InstanceName?: string;
  readonly RegionId?: string;
  readonly Domain?: readonly string[];
  /** Create only, like the next. */
  readonly ArnService?: string;
  readonly ArnUser?: string;
}
