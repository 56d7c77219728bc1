// Serverless jobs in the whole extension: find the failed ones and why, reach a subtask, stop, follow to the instance, get a notification of the end.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { contributedText, said, untranslated } from '../../support/chinese';
import { countCalls } from '../../support/scenario/instances';
import { useWindow } from '../../support/openWindow';
import { nextQuestion, shown } from '../../support/vscode/useVscode';
import { menuOf } from '../../support/vscode/whenClause';
import type { TreeView } from '../../support/vscode/treeViews';

const region = 'cn-hangzhou';
const cluster = 'render-farm';
const clusterId = 'ehpc-hz-FYUr32Kp8w';

describe('The window with the serverless jobs of an account', () => {
  const window = useWindow({ settings: { 'elasticContainers.regions': [region] } });
  let view: TreeView;
  beforeEach('with the cluster open', async () => {
    view = await window().openView('serverlessJobs');
    await view.expand(cluster);
    await view.seen(/ci-nightly/);
  });

  /** The reason of each job that failed is asked for when it is drawn. */
  const reasons = (): Promise<string> => view.seen(/^(?![\s\S]*^ {2}\S+ {2}Failed ·)[\s\S]*exit code 1 · Failed/m);

  const labels = (): readonly string[] => view.rows().map(({ label }) => label);

  it('shows clusters, and the jobs of one with state, id, queue and user', () => {
    match(view.text(), /^render-farm {2}Running · 16 nodes/);
    match(view.text(), /^ {2}ci-nightly {2}Running · job 20 · comp · ci · running for/m);
    match(view.text(), /^ {2}warm-cache {2}Pending · job 21 · comp · shop · submitted/m);
    match(view.text(), /^ {2}score-catalog {2}Initializing · job 23 · gpu/m);
    match(view.text(), /^ {2}link-check {2}Canceled/m);
    deepEqual(
      ['ci-nightly', 'warm-cache', 'score-catalog', 'link-check'].map((job) => view.icon(job)?.id),
      ['play-circle', 'watch', 'circle-large-outline', 'circle-slash'],
    );
    const { accessibilityInformation } = view.row('ci-nightly').item;
    match(accessibilityInformation?.label ?? '', /^ci-nightly, Running, serverless job, job 20, comp, ci/);
  });

  it('filters to the failed jobs and shows why one failed, in three clicks', async () => {
    const filtered = window().chooseTitle(view, 'Filter Serverless Jobs…');
    await window().pick('Failed');
    await filtered;
    await window().gone(view, 'ci-nightly');
    const text = await reasons();
    match(text, /^ {2}clickstream-etl {2}OOMKilled, exit code 137 · Failed · job 15/m);
    match(text, /^ {2}monthly-report {2}Error, exit code 1 · Failed/m);
    equal(view.message, 'Filter: Failed');
    await window().chooseTitle(view, 'Show All Serverless Jobs');
    await view.seen(/ci-nightly/);
    equal(view.message, '');
  });

  it('finds among what is loaded, and shows everything again', async () => {
    const found = window().chooseTitle(view, 'Find Serverless Jobs…');
    const box = await nextQuestion('input');
    box.type_('transcode');
    await window().gone(view, 'ci-nightly');
    box.accept();
    await found;
    deepEqual(labels().slice(0, 4), [cluster, 'video-transcode-spot', 'video-transcode', 'genomics']);
    equal(view.message, 'Find: transcode (2 of 15)');
    await window().chooseTitle(view, 'Show All Serverless Jobs');
    await view.seen(/ci-nightly/);
  });

  it('opens an array job at its subtask 4,321', async () => {
    await reasons();
    await view.expand('prerender-pages');
    await view.seen(/4,000 – 4,999/);
    await view.expand('4,000 – 4,999');
    await view.expand('4,300 – 4,399');
    await window().emulator.clearRequests();
    await view.expand('4,320 – 4,339');
    match(await view.seen(/17_4321 {2}(Pending|Running|Succeeded)/), /17_4339/);
    const asked = (await window().sent('DescribeServerlessJobs')).flatMap(({ JobIds }) => JobIds);
    deepEqual([...new Set(asked)].length, 20);
    equal(asked.length, 20, asked.join());
    await window().choose(view, '17_4321', 'Describe Serverless Job');
    match(window().tab(), /17_4321\.yaml$/);
    match(window().text(), /JobId: "?17_4321/);
  });

  it('stops three at once, naming what it stops', async () => {
    view.select('warm-cache', 'build-sitemap', 'prerender-pages');
    const stopped = window().choose(view, 'build-sitemap', 'Stop Serverless Job…');
    const question = await nextQuestion('message');
    equal(question.title, 'Stop 3 serverless jobs, 5,000 subtasks among them? They cannot be resumed.');
    match(question.detail, /Account: Local emulator/);
    match(question.detail, /cn-hangzhou\s+render-farm \(ehpc-hz-FYUr32Kp8w\)\s+warm-cache\s+21/);
    match(question.detail, /prerender-pages\s+17\s+array job of 5,000 subtasks/);
    question.press('Stop');
    await stopped;
    await window().message('3 serverless jobs were stopped.');
    await view.seen(/build-sitemap {2}Canceled[\s\S]*warm-cache {2}Canceled[\s\S]*prerender-pages {2}Canceled/);
    equal(await countCalls(window().emulator, 'StopServerlessJobs'), 1);
  });

  it('reports that it is unknown whether a job was stopped, and offers no retry', async () => {
    await window().emulator.fault({ name: 'AgentError', operation: 'StopServerlessJobs', count: 1 });
    void window().choose(view, 'warm-cache', 'Stop Serverless Job…');
    (await nextQuestion('message')).press('Stop');
    const said = await window().message(/Check its state before you stop it again/);
    equal(said.buttons.includes('Retry'), false, said.buttons.join());
    equal(await countCalls(window().emulator, 'StopServerlessJobs'), 1);
  });

  it('says in words that a job has already ended, and asks nothing', async () => {
    void window().choose(view, 'link-check', 'Stop Serverless Job…');
    const { title } = await window().message('Not possible: link-check has already ended (Canceled).');
    deepEqual(window().messages(), [title]);
    equal(await countCalls(window().emulator, 'StopServerlessJobs'), 0);
  });

  it('follows a job to its containers, and to its instance in the view of instances', async () => {
    await view.expand('clickstream-etl');
    await view.seen(/^ {4}clickstream-etl-/m);
    const { label: name } = view.row(/^clickstream-etl-/);
    await view.expand(name);
    await view.seen(/^ {6}etl {2}Terminated · exit code 137/m);
    await window().choose(view, name, 'Reveal in ECI Instances');
    const instances = shown.view('elasticContainers.instances');
    equal(instances.visible, true);
    deepEqual(instances.selection, [instances.row(name).element]);
  });

  it('watches a job and notifies once when it has ended', async () => {
    await window().choose(view, 'ci-nightly', 'Watch Serverless Job');
    const inProgress = (): boolean =>
      window()
        .statusBar()
        .some((text) => text.includes('1 in progress'));
    equal(inProgress(), true);
    void window().choose(view, 'ci-nightly', 'Stop Serverless Job…');
    (await nextQuestion('message')).press('Stop');
    await view.seen(/ci-nightly {2}Canceled/);
    await window().pass(60_000);
    const said = await window().message('Job ci-nightly (20) has ended: Canceled.');
    said.press('Describe');
    await window().editor(/ci-nightly\.yaml$/);
    equal(inProgress(), false);
    await window().pass(600_000);
    deepEqual(
      window()
        .messages()
        .filter((text) => text.includes('has ended')),
      [],
    );
  });

  it('shows one masked value of a document when asked for that one', async () => {
    await window().choose(view, 'testjob', 'Describe Serverless Job');
    const masks = (): number => window().text().split('••••••').length - 1;
    const before = masks();
    equal((await window().lensTitles()).filter((title) => title === 'Show Value').length, before);
    await window().pressLens('Show Value', 'Value: ••••••');
    // VS Code reads the document again.
    while (!/Value: \/usr\/bin\//.test(window().text())) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    equal(masks(), before - 1);
    deepEqual(
      (await window().lensTitles()).filter((title) => title === 'Hide Value'),
      ['Hide Value'],
    );
  });

  it('copies a command that shows the job', async () => {
    await window().choose(view, 'clickstream-etl', 'Copy Serverless Job as aliyun CLI');
    await window().message('Copied an aliyun command.');
    equal(
      await window().clipboard(),
      `aliyun ehpc DescribeServerlessJobs --region ${region} --ClusterId '${clusterId}' --JobIds.1 '15'`,
    );
  });

  it('says in plain words what E-HPC refuses', async () => {
    await view.expand('legacy-solver');
    await view.seen(/Could not load .*The manager nodes of the E-HPC cluster are missing or not healthy\./);
  });

  it('loads a hundred at a time, and all when asked to, with a count', async () => {
    await reasons();
    await window().emulator.control('POST', 'world', { ehpcJobs: { clusterId, count: 340 } });
    await window().chooseTitle(view, 'Refresh');
    await view.seen(/fold-protein-14[\s\S]*Load the next 100 {2}100 of 340/);
    await window().choose(view, 'Load the next 100', 'Load All');
    await window().gone(view, 'Load the next 100');
    const grouped = window().chooseTitle(view, 'Group Serverless Jobs…');
    await window().pick('Queue');
    await grouped;
    await view.seen(/^ {2}comp {2}170$/m);
  });
});

describe('The window with the serverless jobs of an account, in Chinese', () => {
  const window = useWindow({ language: 'zh-cn', settings: { 'elasticContainers.regions': [region] } });

  it('names, filters and explains them in Chinese', async () => {
    const view = await window().openView('serverlessJobs');
    await view.expand(cluster);
    const text = await view.seen(/clickstream-etl {2}OOMKilled/);
    const line = text.split('\n').find((one) => one.includes('clickstream-etl')) ?? '';
    for (const part of [said('Failed'), said('exit code {0}', '137'), said('job {0}', '15')]) {
      ok(line.includes(part), line);
    }
    const filtered = window().chooseTitle(view, contributedText('command.serverlessJob.filter.title'));
    await window().pick(said('Canceled'));
    await filtered;
    await window().gone(view, 'clickstream-etl');
    await view.seen(/link-check/);
    const { inline, context } = menuOf(view, 'link-check');
    const titles = [...inline, ...context].map(({ title }) => title);
    ok(titles.includes(contributedText('command.serverlessJob.describe.title')), titles.join());
    deepEqual(untranslated(titles), []);
  });
});
