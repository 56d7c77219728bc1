import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { EdgeContainerAppVersion } from '../../../../../src/products/esa/wire/esa';
import { loadYaml } from '../../../../../src/base/yaml';
import { analyzeSpec } from '../../../../../src/engine/spec/analysis';
import { edgeSpecLanguage } from '../../../../../src/products/esa/spec/language';
import { formatComparable, toRequest, toSpec } from '../../../../../src/products/esa/spec/normalise';
import { toSpecPath } from '../../../../../src/products/esa/spec/servicePath';

const web = {
  Name: 'web',
  Image: 'nginx:1.27',
  IsACRImage: false,
  Spec: '1C2G',
  Storage: '0.5G',
  EnvVariables: 'B=2,A=1',
  ProbeType: 'httpGet',
  ProbeContent: { Path: '/', Port: 80 },
};
const logs = { ...web, Name: 'logs', ProbeType: 'exec', ProbeContent: { Command: 'true' }, EnvVariables: 'A=1' };
const spec = { AppId: 'app-880688675783794944', Name: 'release-1', Containers: [web, logs] };

describe('a field of a spec whose name begins with x-', () => {
  const extended = { 'x-web': web, 'x-': 1, ...spec };

  it('is no fault at the top, and one anywhere else', () => {
    const codes = (value: object): readonly string[] =>
      analyzeSpec(edgeSpecLanguage, JSON.stringify(value), 'json').findings.map(({ code }) => code);
    deepEqual(codes(extended), codes(spec));
    deepEqual(codes({ ...spec, x: 1, Xx: 2, 'X-web': 3 }), [
      ...['unknown-property', 'unknown-property', 'unknown-property'],
      ...codes(spec),
    ]);
    deepEqual(codes({ ...spec, Containers: [{ ...web, 'x-note': 1 }, logs] }), ['unknown-property']);
  });

  it('may hold anchors', async () => {
    await loadYaml();
    const merged = [
      ...['x-web: &web', '  IsACRImage: false', '  Spec: 1C2G', '  Storage: 0.5G', '  ProbeType: tcpSocket'],
      ...['  ProbeContent: {Port: 80}', 'x-env: &env A=1', 'AppId: app-880688675783794944', 'Name: release-1'],
      ...['Containers:', '  - {<<: *web, Name: web, Image: "nginx:1.27", EnvVariables: *env}', ''],
    ].join('\n');
    const { findings, value } = analyzeSpec(edgeSpecLanguage, merged, 'yaml');
    deepEqual(findings, []);
    const { Containers, ...rest } = toRequest(value);
    deepEqual(rest, { AppId: 'app-880688675783794944', Name: 'release-1' });
    deepEqual([Containers[0]?.Spec, Containers[0]?.EnvVariables], ['1C2G', 'A=1']);
  });

  it('is neither sent nor compared', async () => {
    deepEqual(toRequest(extended), toRequest(spec));
    equal(await formatComparable(extended), await formatComparable(spec));
  });
});

describe('the text that versions are compared by', () => {
  it('does not depend on the order of fields, containers and variables', async () => {
    const turned = {
      Containers: [logs, { ...Object.fromEntries(Object.entries(web).reverse()), EnvVariables: 'A=1, B=2' }],
      Name: 'release-1',
      AppId: spec.AppId,
    };
    equal(await formatComparable(turned), await formatComparable(spec));
  });

  it('does not depend on defaults that are spelt out, nor on spaces between words', async () => {
    const spelt = {
      ...spec,
      Containers: [
        { ...web, ProbeContent: { ...web.ProbeContent, Scheme: 'http', TimeoutSeconds: 1, FailureThreshold: 3 } },
        logs,
      ],
    };
    equal(await formatComparable(spelt), await formatComparable(spec));
    const command = (Command: string): Promise<string> =>
      formatComparable({ ...spec, Containers: [{ ...web, Command }] });
    equal(await command('nginx  -g '), await command('nginx -g'));
  });

  it('reads headers in either form', async () => {
    const headers = (HttpHeaders: string): Promise<string> =>
      formatComparable({ ...spec, Containers: [{ ...web, ProbeContent: { ...web.ProbeContent, HttpHeaders } }] });
    equal(await headers('[{"A":"b"}]'), await headers('[ { "A" : "b" } ]'));
    ok((await headers('not json')).includes('not json'));
  });

  it('differs when anything that counts does', async () => {
    for (const change of [
      { Image: 'nginx:1.28' },
      { EnvVariables: 'A=1,B=3' },
      { IsACRImage: true },
      { Spec: '2C4G' },
    ]) {
      notEqual(
        await formatComparable({ ...spec, Containers: [{ ...web, ...change }, logs] }),
        await formatComparable(spec),
      );
    }
    const later = { ...spec, Containers: [{ ...web, ProbeContent: { ...web.ProbeContent, PeriodSeconds: 30 } }, logs] };
    notEqual(await formatComparable(later), await formatComparable(spec));
  });
});

describe('what is compared before it is finished', () => {
  const text = (Containers: unknown): Promise<string> => formatComparable({ ...spec, Containers });

  it('may lack anything, or have it in another form', async () => {
    const bare = { Name: 'web', Image: 'nginx:1.27' };
    ok((await text([bare])).includes('nginx:1.27'));
    ok((await text([{ ...bare, ProbeContent: {} }])).includes('nginx:1.27'));
    ok((await text([{ ...bare, ProbeContent: 'later' }])).includes('later'));
    match(await text([{ ...bare, EnvVariables: ['A=1'] }]), /A=1/);
    match(await text([{ ...bare, EnvVariables: 8080 }]), /8080/);
    match(await text('none yet'), /none yet/);
    match(await text(undefined), /Containers: \[\]/);
    match(await text([7, null, logs]), /logs/);
    equal(await formatComparable('a word'), 'a word\n');
  });

  it('is never too odd to be compared', async () => {
    const names = [
      'Name',
      'Image',
      'Command',
      'EnvVariables',
      'ProbeType',
      'ProbeContent',
      'HttpHeaders',
      'Containers',
    ];
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, undefined, true, 0, -1, '', 'a,b', '[{', 'httpGet', 'exec'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('value')),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(value, fc.array(value, { maxLength: 3 }), async (anything, Containers) => {
        await formatComparable(anything);
        await formatComparable({ ...spec, Containers });
      }),
    );
  });

  it('is a version that the service shows without a probe', async () => {
    const { ProbeType, ProbeContent, ...bare } = web;
    const version = { Name: 'release-1', Containers: [bare] } as EdgeContainerAppVersion;
    ok(
      (await formatComparable(toSpec(version).spec)).includes('nginx:1.27'),
      `${ProbeType} ${JSON.stringify(ProbeContent)}`,
    );
  });
});

describe('a version as a spec', () => {
  const version: EdgeContainerAppVersion = {
    AppId: 'app-880688675783794944',
    VersionId: 'ver-1',
    Name: 'release-1',
    Remarks: '',
    Status: 'created',
    PublishTime: '',
    Containers: [
      {
        ...web,
        Args: '',
        ACRImageInfo: {},
        ProbeContent: {
          ...web.ProbeContent,
          Command: 'left over',
          TimeoutSeconds: 0,
          HttpHeaders: '{"A":"b","C":"d"}',
        },
      },
    ],
  };

  it('has what a request has, in its order, and nothing empty', () => {
    const { spec: opened } = toSpec(version);
    deepEqual(Object.keys(opened), ['AppId', 'Name', 'Containers']);
    const [container] = opened['Containers'] as Record<string, unknown>[];
    deepEqual(Object.keys(container ?? {}), [
      ...['Name', 'Image', 'IsACRImage', 'Spec', 'Storage', 'EnvVariables', 'ProbeType', 'ProbeContent'],
    ]);
    deepEqual(container?.['ProbeContent'], { Path: '/', Port: 80, HttpHeaders: '[{"A":"b"},{"C":"d"}]' });
  });

  it('names what it leaves out', () => {
    deepEqual(toSpec(version).dropped, ['Containers[0].ProbeContent.Command', 'VersionId', 'Status']);
  });

  it('makes the same version again when it is sent unchanged', () => {
    const { spec: opened } = toSpec(version);
    deepEqual(toRequest({ $schema: './x.json', ...opened }), opened);
  });
});

describe('where an error of the service belongs', () => {
  const message = 'refused';
  it('is the field its code names', () => {
    deepEqual(toSpecPath(spec, message, 'Name'), ['Name']);
    deepEqual(toSpecPath(spec, message, undefined), []);
  });

  it('is the container it can be about', () => {
    const digest = { ...spec, Containers: [web, { ...logs, Image: 'nginx@sha256:00' }] };
    deepEqual(toSpecPath(digest, message, 'Containers[].Image'), ['Containers', 1, 'Image']);
    const twice = { ...spec, Containers: [web, logs, web] };
    deepEqual(toSpecPath(twice, message, 'Containers[].Name'), ['Containers', 2, 'Name']);
    const probes = { ...spec, Containers: [web, { ...web, ProbeContent: { HttpHeaders: '@' } }] };
    deepEqual(toSpecPath(probes, message, 'Containers[].ProbeContent.HttpHeaders'), [
      ...['Containers', 1, 'ProbeContent', 'HttpHeaders'],
    ]);
  });

  it('is the list when it may be any, and the only one when there is one', () => {
    deepEqual(toSpecPath(spec, message, 'Containers[].Image'), ['Containers']);
    deepEqual(toSpecPath({ Containers: [web] }, message, 'Containers[].Image'), ['Containers', 0, 'Image']);
    deepEqual(toSpecPath('nonsense', message, 'Containers[].Image'), ['Containers']);
  });

  it('is the path in its words when there is one', () => {
    const path = ['Containers', 1, 'ProbeContent', 'Port'];
    deepEqual(toSpecPath(spec, 'Containers[1].ProbeContent.Port: wrong', undefined), path);
  });
});
