import { deepEqual, equal } from 'node:assert/strict';
import { emptyImageCacheDraft } from '../../../../../../src/products/eci/imageCache/form/draft';
import { type FormGroup, summarizeGroup } from '../../../../../../src/products/eci/imageCache/page/summaries';

const groups: readonly FormGroup[] = ['credentials', 'acrRegistries', 'network', 'speed', 'tags', 'resourceGroup'];
const empty = emptyImageCacheDraft;

describe('what a folded section of the image cache form shows', () => {
  const summarize = (group: FormGroup, more: Partial<typeof empty>, isCreate = true): string =>
    summarizeGroup(group, { ...empty, ...more }, isCreate);

  it('is what happens while nothing is typed', () => {
    deepEqual(
      groups.map((group) => [group, summarize(group, {}, true), summarize(group, {}, false)]),
      [
        ['credentials', 'None', 'Unchanged'],
        ['acrRegistries', 'None', 'Unchanged'],
        ['network', 'Required', 'Unchanged'],
        ['speed', 'Defaults', 'Unchanged'],
        ['tags', 'None', 'None'],
        ['resourceGroup', 'Defaults', 'Unchanged'],
      ],
    );
  });

  it('is how many rows of a list hold something', () => {
    const credentials = [
      { server: 'a.com', userName: '', password: '' },
      { server: ' ', userName: '', password: '' },
      { server: '', userName: '', password: 'x' },
    ];
    equal(summarize('credentials', { credentials }), '2');
    equal(summarize('tags', { tags: [{ key: 'a', value: '' }] }, false), '1');
    const registry = {
      ...{ instanceId: 'cri-1', instanceName: '', regionId: '' },
      ...{ domains: '', arnService: '', arnUser: '' },
    };
    equal(summarize('acrRegistries', { acrRegistries: [registry] }), '1');
  });

  it('names the lists of insecure registries that are filled, on create only', () => {
    const draft = { plainHttpRegistry: 'a.com', insecureRegistry: 'b.com' };
    equal(summarize('credentials', draft), 'Registries without TLS · Registries with self-signed certificates');
    equal(
      summarize('credentials', { plainHttpRegistry: ' , ', insecureRegistry: 'b.com' }),
      'Registries with self-signed certificates',
    );
    equal(summarize('credentials', draft, false), 'Unchanged');
  });

  it('is the network, or that the account decides', () => {
    const draft = { securityGroupId: ' sg-1 ', vSwitchId: 'vsw-1\nvsw-2', zoneId: 'zone-a', eipInstanceId: 'eip-1' };
    equal(summarize('network', draft), 'sg-1 · vsw-1, vsw-2 · zone-a · eip-1');
    equal(summarize('network', draft, false), 'sg-1 · vsw-1, vsw-2 · eip-1');
    equal(summarize('network', { ...draft, useDefaultNetwork: true }), 'Defaults of the account · zone-a · eip-1');
    equal(summarize('network', { ...draft, useDefaultNetwork: true }, false), 'sg-1 · vsw-1, vsw-2 · eip-1');
  });

  it('names the switches that are set, and the amounts', () => {
    equal(
      summarize('speed', { autoMatch: 'true', flash: 'false', standardCopyCount: ' 2 ', flashCopyCount: '3' }),
      'Reuse layers of other image caches: On · Flash caching: Off · Standard snapshot copies: 2 · Local snapshot copies: 3',
    );
  });

  it('is the resource group', () => {
    equal(summarize('resourceGroup', { resourceGroupId: 'rg-1' }, false), 'rg-1');
  });

  it('is cut after 120 characters', () => {
    equal(summarize('resourceGroup', { resourceGroupId: 'x'.repeat(120) }), 'x'.repeat(120));
    equal(summarize('resourceGroup', { resourceGroupId: 'x'.repeat(121) }), `${'x'.repeat(119)}…`);
  });
});
