// ListSites: the sites that records belong to.
import { defineOperation } from '../gateway/operation';
import type { EdgeApps } from './edgeApps';
import { emptyListing, slicePage } from './listing';
import { pageParameters } from './parameters';
import { describeSite } from './population';

const matches: Readonly<Record<string, (name: string, asked: string) => boolean>> = {
  suffix: (name, asked) => name.endsWith(asked),
  prefix: (name, asked) => name.startsWith(asked),
  exact: (name, asked) => name === asked,
  fuzzy: (name, asked) => name.includes(asked),
};

export const listSites = defineOperation({
  name: 'ListSites',
  methods: ['GET'],
  parameters: {
    ...pageParameters(500),
    SiteName: { type: 'string' },
    SiteSearchType: { type: 'string', oneOf: Object.keys(matches) },
    Status: { type: 'string', oneOf: ['pending', 'active', 'offline', 'moved'] },
  },
  emptyAnswer: emptyListing('Sites'),
  handle: ({ SiteName = '', SiteSearchType = 'fuzzy', Status, ...given }, apps: EdgeApps) => {
    const shown = apps.sites.filter(
      ({ name, status }) => matches[SiteSearchType]?.(name, SiteName) && (Status === undefined || status === Status),
    );
    const { items, ...counts } = slicePage(shown, given, 500);
    return { ...counts, Sites: items.map(describeSite) };
  },
});
