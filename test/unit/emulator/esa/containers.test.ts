import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EdgeAppCalls, type Fields, leanContainer, pick, unknownApp } from './edgeAppCalls';

const httpGet = { ProbeType: 'httpGet', ProbeContent: { Path: '/', Port: 80 } };

/** A text of the characters given. */
const text = (form: RegExp): fc.Arbitrary<string> => fc.stringMatching(form);
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
const free = fc.string({ maxLength: 40, unit: 'grapheme' });

const headers = fc
  .array(fc.record({ name: text(/^[A-Za-z-]{1,20}$/), value: text(/^[\w ;=/.*"\\-]{0,30}$/) }), { maxLength: 4 })
  .map((list) => JSON.stringify(list.map(({ name, value }) => ({ [name]: value }))));

const timing = {
  InitialDelaySeconds: optional(whole(0, 3_600)),
  TimeoutSeconds: optional(whole(1, 600)),
  PeriodSeconds: optional(whole(1, 600)),
  SuccessThreshold: optional(whole(1, 10)),
  FailureThreshold: optional(whole(1, 10)),
};
const port = whole(1, 65_535);
const probes = fc.oneof(
  fc.record({ ProbeType: fc.constant('exec'), ProbeContent: fc.record({ ...timing, Command: free }) }),
  fc.record({
    ProbeType: fc.constant('tcpSocket'),
    ProbeContent: fc.record({ ...timing, Port: port, Host: optional(fc.domain()) }),
  }),
  fc.record({
    ProbeType: fc.constant('httpGet'),
    ProbeContent: fc.record({
      ...timing,
      Port: port,
      Path: fc.webPath(),
      Scheme: optional(fc.constantFrom('http', 'https')),
      Host: optional(fc.domain()),
      HttpHeaders: optional(headers),
    }),
  }),
);
const acr = fc.record({
  IsEnterpriseRegistry: optional(fc.boolean()),
  ...Object.fromEntries(
    ['Domain', 'InstanceId', 'RegionId', 'RepoId', 'RepoName', 'RepoNamespace', 'Tag', 'TagUrl'].map(
      (name) => [name, optional(free)] as const,
    ),
  ),
});
const variables = fc
  .array(fc.record({ key: text(/^[A-Za-z_]\w{0,10}$/), value: text(/^[^,\n]{0,20}$/) }), { minLength: 1, maxLength: 5 })
  .map((list) => list.map(({ key, value }) => `${key}=${value}`).join(','));
const container = fc
  .tuple(
    fc.record({
      Image: text(/^[a-z0-9][a-z0-9.-]{0,20}(\/[a-z0-9_-]{1,10}){0,3}(:[\w.-]{1,20})?$/),
      IsACRImage: fc.boolean(),
      ACRImageInfo: optional(acr),
      Spec: fc.constantFrom('1C2G', '2C4G', '2C8G', '4C8G', '4C16G', '8C16G', '8C32G'),
      Storage: fc.constantFrom('0.5G', '10G', '20G', '30G'),
      Command: optional(free),
      Args: optional(free),
      EnvVariables: optional(variables),
      PostStart: optional(free),
      PreStop: optional(free),
    }),
    probes,
  )
  .map(([one, probe]) => ({ ...one, ...probe }));
const containers = fc
  .array(container, { minLength: 1, maxLength: 4 })
  .map((list) => list.map((one, index) => ({ Name: `container-${index}`, ...one })));

/** What the wire cannot distinguish: an absent field, and a probe written as a text. */
function normalised(value: unknown): Fields[] {
  const plain = JSON.parse(JSON.stringify(value)) as Fields[];
  return plain.map((one) => ({
    ...one,
    ProbeContent:
      typeof one['ProbeContent'] === 'string' ? (JSON.parse(one['ProbeContent']) as Fields) : one['ProbeContent'],
  }));
}

describe('The containers of a version', function () {
  this.timeout(10_000);
  let calls: EdgeAppCalls;
  let AppId: string;

  beforeEach(() => {
    calls = new EdgeAppCalls();
    AppId = calls.idOf('edge-hello');
  });

  function codeOf(over: Fields, parameters = {}): string {
    return codeOfAll([{ ...leanContainer, ...over }], parameters);
  }
  function codeOfAll(list: unknown, parameters = {}): string {
    const Containers = JSON.stringify(list);
    return calls.codeOf('CreateEdgeContainerAppVersion', { AppId, Name: 'version-1', Containers, ...parameters });
  }

  it('come back as they were sent', () => {
    let count = 0;
    fc.assert(
      fc.property(containers, fc.boolean(), fc.string({ maxLength: 30 }), (sent, asText, remarks) => {
        const wire = sent.map((one) => ({
          ...one,
          ProbeContent: asText ? JSON.stringify(one.ProbeContent) : one.ProbeContent,
        }));
        const Name = `version ${count++}`;
        const made = calls.call('CreateEdgeContainerAppVersion', {
          ...{ AppId, Name, Remarks: remarks, Containers: JSON.stringify(wire) },
        });
        const shown = calls.version(AppId, made['VersionId'] as string);
        assert.deepEqual(shown['Containers'], normalised(wire));
        assert.deepEqual(pick(shown, 'Name', 'Remarks', 'AppId'), [Name, remarks, AppId]);
      }),
    );
  });

  it('have a probe that is stored as an object, also when it was sent as a text', () => {
    const id = calls.create(AppId, 'version-1', [
      { ...leanContainer, ProbeType: 'httpGet', ProbeContent: '{"Path":"/","Port":80,"InitialDelaySeconds":10}' },
    ]);
    const [one] = calls.version(AppId, id)['Containers'] as readonly Fields[];
    assert.deepEqual(one?.['ProbeContent'], { Path: '/', Port: 80, InitialDelaySeconds: 10 });
  });

  it('are refused for their image with a code of its own', () => {
    for (const Image of ['web@sha256:0a', 'web#1', 'web%20', 'two words', '', 'web?1', 7]) {
      assert.equal(codeOf({ Image }), 'InvalidParameter.Image', String(Image));
    }
    assert.equal(codeOf({ Image: 'localhost:5000/Team_1/web-app:v1.2.3-rc.1' }), 'accepted');
  });

  it('are refused for their headers with a code of its own', () => {
    const withHeaders = (HttpHeaders: unknown): string =>
      codeOf({ ...httpGet, ProbeContent: { ...httpGet.ProbeContent, HttpHeaders } });
    for (const wrong of [
      ...['', 'Accept: */*', '{"Accept":"a"}', '[{"A":"1","B":"2"}]', '[{"A":1}]', '[["A","1"]]', '[{}]'],
      ...['[{"A":"x@y"}]', '[{"A":"#1"}]', [{ A: '1' }]],
    ]) {
      assert.equal(withHeaders(wrong), 'InvalidParameter.HttpHeaders', JSON.stringify(wrong));
    }
    assert.equal(withHeaders('[{"Content-Type":"application/json"},{"Accept":"*/*"}]'), 'accepted');
  });

  it('need names that differ', () => {
    assert.equal(codeOfAll([leanContainer, leanContainer]), 'ParameterAlreadyExist');
    assert.equal(codeOfAll([leanContainer, { ...leanContainer, Name: 'other' }]), 'accepted');
  });

  it('are refused for anything else that is wrong with the general code, which says where', () => {
    const wrong: readonly Fields[] = [
      ...['Name', 'Image', 'IsACRImage', 'Spec', 'Storage', 'ProbeType', 'ProbeContent'].map((name) => ({
        [name]: undefined,
      })),
      { Name: ' ' },
      { IsACRImage: 'false' },
      { Spec: '3C4G' },
      { Storage: '1G' },
      { ProbeType: 'grpc' },
      { ProbeContent: 'not json' },
      { ProbeContent: '[]' },
      { ProbeContent: { Port: 0 } },
      { ProbeContent: { Port: 65_536 } },
      { ProbeContent: { Port: '80' } },
      { ProbeContent: { Port: 80, PeriodSeconds: 0 } },
      { ProbeContent: {} },
      { ProbeType: 'exec' },
      { ...httpGet, ProbeContent: { Port: 80 } },
      { ...httpGet, ProbeContent: { Path: '/' } },
      { EnvVariables: 'A' },
      { EnvVariables: 'A=1,=2' },
      { EnvVariables: 'A=1,,B=2' },
      { Command: ['nginx'] },
      { ACRImageInfo: 'crr-1' },
      { ACRImageInfo: { IsEnterpriseRegistry: 'no' } },
    ];
    for (const over of wrong) {
      assert.equal(codeOf(over), 'InvalidParameter', JSON.stringify(over));
    }
    for (const list of [[], {}, 'x', [1], [[]], null]) {
      assert.equal(codeOfAll(list), 'InvalidParameter', JSON.stringify(list));
    }
    const Containers = JSON.stringify([{ ...leanContainer, Spec: '3C4G' }]);
    const { message } = calls.refusalOf('CreateEdgeContainerAppVersion', { AppId, Name: 'version-1', Containers });
    assert.match(message, /Containers\[0\]\.Spec/);
  });

  it('drop what no document knows, and take null for absent', () => {
    const id = calls.create(AppId, 'version-1', [{ ...leanContainer, Strange: 1, Command: null }]);
    assert.deepEqual(calls.version(AppId, id)['Containers'], [leanContainer]);
  });

  it('come with a version whose other parameters are checked too', () => {
    assert.equal(codeOf({}, { Name: 'short' }), 'InvalidParameter.Name');
    assert.equal(codeOf({}, { Name: 'n'.repeat(129) }), 'InvalidParameter.Name');
    assert.equal(codeOf({}, { Name: 'n'.repeat(128) }), 'accepted');
    assert.equal(codeOf({}, { Name: 'n'.repeat(128) }), 'NameAlreadyExists');
    assert.equal(codeOf({}, { Remarks: 'r'.repeat(1_025) }), 'InvalidParameter');
    assert.equal(codeOf({}, { Percentage: 0 }), 'InvalidParameter.Percentage');
    assert.equal(codeOf({}, { Percentage: 101 }), 'InvalidParameter.Percentage');
    assert.equal(codeOf({}, { AppId: 'app-1' }), 'InvalidParameter.appid');
    assert.equal(codeOf({}, { AppId: unknownApp }), 'InvalidApp.NotFound');
    assert.equal(codeOf({}, { AppId: '' }), 'MissingAppId');
    assert.equal(codeOf({}, { Name: '' }), 'MissingName');
    assert.equal(codeOf({}, { Containers: '' }), 'MissingContainers');
  });
});
