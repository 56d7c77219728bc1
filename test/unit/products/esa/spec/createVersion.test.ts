import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import { compareWithNewest, createVersion } from '../../../../../src/products/esa/spec/createVersion';
import { compareVersions, openVersion } from '../../../../../src/products/esa/spec/versionSpecs';
import type { Finding, Severity } from '../../../../../src/model/spec/finding';
import type { SpecDocument } from '../../../../../src/model/spec/document';
import { buildRef } from '../../../../support/buildResource';
import { ScriptedContext } from '../../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import type { Answer } from '../../../../support/scriptedTransport';

const container = {
  ...{ Name: 'web', Image: 'nginx:1.27', IsACRImage: false, Spec: '1C2G', Storage: '0.5G' },
  ...{ ProbeType: 'tcpSocket', ProbeContent: { Port: 80 } },
};
const spec = { $schema: './x.json', AppId: 'app-880688675783794944', Name: 'release-2', Containers: [container] };
const lost = new ApiError({ kind: 'network', message: 'no answer' });
const newest = { VersionId: 'ver-1', Name: 'release-1', Status: 'created', Containers: [container] };

function finding(severity: Severity): Finding {
  return {
    ...{ path: ['Containers', 0, 'Image'], range: { start: 0, end: 1 }, severity, code: 'x', message: 'odd' },
    source: 'rule',
  };
}

/** A document that says what is found in it. */
class Paper implements SpecDocument {
  readonly uri = 'untitled:x.esa.yaml';
  readonly text = '';
  readonly languageId = 'yaml';
  readonly version = 1;
  readonly marked: (readonly [unknown, string])[] = [];
  problemsShown = 0;

  constructor(
    private readonly value: unknown = spec,
    private readonly findings: readonly Finding[] = [],
  ) {}

  analyze(): ReturnType<SpecDocument['analyze']> {
    return Promise.resolve({ findings: this.findings, value: this.value, root: undefined });
  }

  showServiceFinding(path: unknown, message: string): void {
    this.marked.push([path, message]);
  }

  showProblems(): Promise<void> {
    this.problemsShown++;
    return Promise.resolve();
  }
}

class Trial {
  readonly context: ScriptedContext;
  readonly transport: ScriptedTransport;
  versions = [newest];

  constructor(answers: ScriptedAnswers = {}, more: Record<string, Answer> = {}) {
    this.transport = new ScriptedTransport({
      GetEdgeContainerApp: { App: { AppId: spec.AppId, Name: 'shop' } },
      ListEdgeContainerAppVersions: () => ({ Versions: this.versions, TotalCount: this.versions.length }),
      GetEdgeContainerAppVersion: ({ query }) => ({
        Version: { ...newest, ...query, Name: `name of ${(query as { VersionId: string }).VersionId}` },
      }),
      CreateEdgeContainerAppVersion: { VersionId: 'ver-2' },
      ...more,
    });
    const { transport } = this;
    this.context = new ScriptedContext({ approve: true, confirm: true, ...answers, transport });
  }

  create(paper = new Paper()): Promise<unknown> {
    return createVersion(this.context, paper);
  }

  get sent(): readonly unknown[] {
    return this.transport.calls.filter(({ action }) => action.startsWith('Create')).map(({ form }) => form);
  }
}

describe('creating a version from a spec', () => {
  it('compares with the newest, names account and app, sends it, and offers the next step', async () => {
    const trial = new Trial();
    await trial.create();
    const [{ left, right, title } = { left: undefined, right: undefined, title: '' }] = trial.context.show.texts.asked;
    equal(title, 'shop: name of ver-1 → release-2');
    deepEqual([left?.text.includes('name of ver-1'), right?.text.includes('release-2')], [true, true]);
    const details = trial.context.ask.confirmed[0]?.details.join('\n') ?? '';
    ok(details.includes('ops-team') && details.includes(`shop (${spec.AppId})`), details);
    const { AppId, Name, Containers } = spec;
    deepEqual(trial.sent, [{ AppId, Name, Containers: JSON.stringify(Containers) }]);
    const [message] = trial.context.show.messages;
    equal(message?.text, 'Version release-2 of shop is being created.');
    await message.buttons[0]?.run();
    deepEqual(trial.context.ran[0], [
      'elasticContainers.edgeAppVersion.publishToStaging',
      { kind: 'edgeAppVersion', region: 'cn-hangzhou', parent: spec.AppId, id: 'ver-2', name: 'release-2' },
    ]);
  });

  it('is blocked by errors, which are shown', async () => {
    const trial = new Trial();
    const paper = new Paper(spec, [finding('error'), finding('warning')]);
    await rejects(trial.create(paper), /has an error/);
    deepEqual([paper.problemsShown, trial.transport.actions], [1, []]);
  });

  it('is not sent when nothing could be checked', async () => {
    const trial = new Trial();
    const checksOff: Finding = { ...finding('information'), source: 'limit' };
    await rejects(trial.create(new Paper(spec, [checksOff])), /could not be checked/);
    deepEqual(trial.transport.actions, []);
  });

  it('asks about warnings, saying which', async () => {
    const trial = new Trial({ confirm: false });
    await trial.create(new Paper(spec, [finding('warning')]));
    deepEqual(trial.context.ask.confirmed[0]?.details, ['Containers[0].Image: odd']);
    deepEqual(trial.transport.actions, []);
  });

  it('sends nothing after Cancel in the comparison', async () => {
    const trial = new Trial({ approve: false });
    await trial.create();
    deepEqual([trial.sent, trial.context.ask.confirmed], [[], []]);
  });

  it('marks the field that the service speaks of', async () => {
    const taken = new ApiError({
      kind: 'input',
      message: 'This name is taken.',
      hint: 'Choose.',
      code: 'NameAlreadyExists',
    });
    const trial = new Trial({}, { CreateEdgeContainerAppVersion: taken });
    const paper = new Paper();
    await rejects(trial.create(paper), /taken/);
    deepEqual(paper.marked, [[['Name'], 'This name is taken. Choose.']]);
  });

  it('marks the app when it does not exist, and says where to find one that does', async () => {
    const gone = new ApiError({ kind: 'input', message: 'gone', code: 'InvalidApp.NotFound', requestId: 'R-1' });
    const words = 'No app in this account has this AppId. (InvalidApp.NotFound)';
    const hint = 'Select another AppId; completion offers the apps of the account.';
    const papers = [new Paper(), new Paper()] as const;
    const { context } = new Trial({}, { GetEdgeContainerApp: gone });
    for (const act of [createVersion(context, papers[0]), compareWithNewest(context, papers[1])]) {
      await rejects(act, (error: ApiError) => {
        deepEqual([error.message, error.hint, error.facts.requestId], [words, hint, 'R-1']);
        return true;
      });
    }
    for (const paper of papers) {
      deepEqual(paper.marked, [[['AppId'], `${words} ${hint}`]]);
    }
  });

  it('marks nothing when the network fails before it is sent', async () => {
    const paper = new Paper();
    await rejects(new Trial({}, { GetEdgeContainerApp: lost }).create(paper), /no answer/);
    deepEqual(paper.marked, []);
  });

  it('looks for the version after an unclear failure, and says that it is there', async () => {
    const trial = new Trial(
      {},
      {
        CreateEdgeContainerAppVersion: () => {
          trial.versions = [newest, { ...newest, VersionId: 'ver-2', Name: 'release-2' }];
          throw lost;
        },
      },
    );
    await trial.create();
    equal(trial.sent.length, 1);
    match(trial.context.show.messages[0]?.text ?? '', /no clear response, but version release-2 of shop exists/);
  });

  it('takes a version that had the name before for another', async () => {
    const trial = new Trial({}, { CreateEdgeContainerAppVersion: lost });
    trial.versions = [{ ...newest, Name: 'release-2' }];
    let questions = 0;
    trial.context.ask.confirm = () => Promise.resolve(questions++ === 0);
    await trial.create();
    deepEqual([questions, trial.sent.length, trial.context.show.messages], [2, 1, []]);
  });

  it('offers to send it again only after it was not found', async () => {
    let attempts = 0;
    const trial = new Trial(
      {},
      {
        CreateEdgeContainerAppVersion: () => {
          if (attempts++ === 0) {
            throw new ApiError({ kind: 'service', message: 'internal error', code: 'InternalError', httpStatus: 500 });
          }
          return { VersionId: 'ver-2' };
        },
      },
    );
    await trial.create();
    equal(attempts, 2);
    const [, question] = trial.context.ask.confirmed;
    equal(question?.message, 'shop has no version release-2. Send the request again?');
    match(question.details.join('\n'), /internal error/);
  });

  it('reports an unknown outcome when the version cannot be looked up', async () => {
    const trial = new Trial({}, { CreateEdgeContainerAppVersion: lost });
    let listed = 0;
    trial.transport.answers['ListEdgeContainerAppVersions'] = () => {
      if (listed++ > 1) {
        throw lost;
      }
      return { Versions: [newest], TotalCount: 1 };
    };
    await rejects(trial.create(), /unknown whether this succeeded/);
    equal(trial.sent.length, 1);
  });

  it('compares with nothing when the app has no version', async () => {
    const trial = new Trial();
    trial.versions = [];
    await trial.create();
    equal(trial.context.show.texts.asked[0]?.left.text, '');
    equal(trial.sent.length, 1);
  });
});

describe('comparing and opening versions', () => {
  const version = buildRef('ver-1', { kind: 'edgeAppVersion', parent: 'app-1', name: 'name of ver-1' });

  it('compares a spec with the newest version without sending anything', async () => {
    const trial = new Trial();
    await compareWithNewest(trial.context, new Paper(spec, [finding('error')]));
    equal(trial.context.show.texts.compared.length, 1);
    deepEqual(trial.sent, []);
    await rejects(compareWithNewest(trial.context, new Paper({ Name: 'x' })), /does not specify an app/);
  });

  it('compares two selected versions, or one with another of its app', async () => {
    const other = { ...version, id: 'ver-0', name: 'name of ver-0' };
    const trial = new Trial({ picks: ['release-0'] });
    trial.versions = [newest, { ...newest, VersionId: 'ver-0', Name: 'release-0' }];
    await compareVersions(trial.context, [version, other]);
    await compareVersions(trial.context, [version]);
    deepEqual(trial.context.ask.offered, [['release-0']]);
    equal(trial.context.show.texts.compared.length, 2);
    await rejects(compareVersions(trial.context, [version, other, version]), /two versions/);
  });

  it('opens a version as a spec with the cursor at the end of its name, and reports what was left out', async () => {
    const trial = new Trial({ picks: ['YAML'] });
    const outcome = await openVersion(trial.context, version);
    const [{ fileName, text, cursor } = { fileName: '', text: '', cursor: 0 }] = trial.context.show.newDocuments;
    equal(fileName, 'name-of-ver-1.esa.yaml');
    ok(text.slice(0, cursor).endsWith('Name: name of ver-1'), text.slice(0, cursor));
    match(outcome?.message ?? '', /VersionId, Status/);
    const json = new Trial({ picks: ['JSON'] });
    await openVersion(json.context, version);
    equal((JSON.parse(json.context.show.newDocuments[0]?.text ?? '') as { Name: string }).Name, 'name of ver-1');
  });
});
