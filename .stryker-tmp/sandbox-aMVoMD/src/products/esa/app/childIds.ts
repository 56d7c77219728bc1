/** Ids of the groups below an app. Actions reveal a group by its id. */
export const appChildIds = { versions: 'versions', domains: 'domains', secrets: 'secrets' } as const;
