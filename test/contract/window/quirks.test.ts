// The whole extension over an emulator that keeps to no document: the views show what they show of one that does.
import { doesNotMatch, match, ok } from 'node:assert/strict';
import { useWindow } from '../../support/openWindow';

describe('The window over a service that deviates from its documents', () => {
  const window = useWindow({
    quirks: ['lower-case', 'nulls', 'texts', 'empty-arrays', 'reordered', 'partial-pages'],
    settings: { 'elasticContainers.regions': ['cn-hangzhou'] },
  });

  const none = /\bnull\b|\bundefined\b|\bNaN\b|\{\d\}|\(no name\)|cannot be shown|do not add up/;

  it('lists instances with their details, and what is below them', async () => {
    const view = await window().openView('instances');
    await view.until(() => /Running · 2 vCPU 4 GiB · cn-hangzhou-\w · \d/.test(view.text()));
    await view.expand(/^ci-runner-/);
    await view.until(() => /runner .*Running/.test(view.text()));
    doesNotMatch(view.text(), none);
    ok(view.rows().filter(({ depth }) => depth === 0).length > 10, view.text());
  });

  it('lists image caches with their quota, jobs, and edge apps', async () => {
    const caches = await window().openView('imageCaches');
    await caches.until(() => /Ready/.test(caches.text()));
    match(caches.description ?? '', /\d+ of \d+/);
    const jobs = await window().openView('serverlessJobs');
    await jobs.until(() => /Running/.test(jobs.text()));
    const apps = await window().openView('edgeApps');
    await apps.until(() => /\d%/.test(apps.text()));
    doesNotMatch([caches, jobs, apps].map((view) => view.text()).join('\n'), none);
  });
});
