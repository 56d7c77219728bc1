// Environment variables in one text, as people bring them from other tools. Commas that belong to a value cannot be sent.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson } from '../../../../../src/engine/spec/json';
import type { RuleProblem } from '../../../../../src/model/spec/language';
import { envRule } from '../../../../../src/products/esa/spec/rules/envRule';

function check(EnvVariables: string): { readonly problems: readonly RuleProblem[]; readonly text: string } {
  const text = JSON.stringify({ Containers: [{ EnvVariables }] });
  const { root } = parseJson(text, 'json');
  return { problems: root ? envRule(root, text) : [], text };
}

const repaired = ({ repair }: RuleProblem): unknown => {
  const [change] = repair?.changes ?? [];
  return change && 'value' in change ? change.value : undefined;
};

/** Severity, code, marked text and the whole after the repair; the mark is the whole value where the document escapes it. */
function summarize(env: string): readonly unknown[] {
  const { problems, text } = check(env);
  return problems.map((problem) => {
    const { severity, code, range } = problem;
    const marked = range && (JSON.parse(`"${text.slice(range.start, range.end)}"`) as string);
    return [severity, code, marked, repaired(problem)];
  });
}

describe('a variable whose value has a comma', () => {
  it('is found by the part behind the comma that is no variable', () => {
    for (const [env, severity, marked] of [
      ['DB=jdbc:mysql:loadbalance://a:3306,b:3306/db?x=1', 'warning', 'b:3306/db?x=1'],
      // https://github.com/cppforlife/knctl/issues/58
      [
        'MONGO_DB_URI=mongodb://u@s0.example.net:27017,s1.example.net:27017/test?ssl=true',
        'warning',
        's1.example.net:27017/test?ssl=true',
      ],
      // https://github.com/cloudfoundry-incubator/docker-boshrelease/issues/137
      ['SERVERS=192.168.1.1:80,192.168.1.2:80', 'error', '192.168.1.2:80'],
      // https://github.com/openshift/origin/issues/11359
      ['NO_PROXY=.localdomain,10.0.2.15', 'error', '10.0.2.15'],
      // https://github.com/google-github-actions/deploy-cloudrun/issues/495
      ['MAILS=name 1 <a@email.com>,name 2 <b@email.com>,VAR2=x', 'error', 'name 2 <b@email.com>'],
      ['URL=http://h/?a=1,/b?c=2', 'warning', '/b?c=2'],
      ['KAFKA=a:9092,2b:9092?x=1', 'warning', '2b:9092?x=1'],
      ['JAVA_OPTS=-Dhosts=a,-Dport=1', 'warning', '-Dport=1'],
    ] as const) {
      deepEqual(summarize(env), [[severity, 'env-comma', marked, undefined]], env);
    }
  });

  it('is found by its JSON, whatever the parts look like, and fixed where the comma stands in a text', () => {
    deepEqual(summarize('CFG={"q":"a,b=c"},X=1'), [['error', 'env-comma', undefined, 'CFG={"q":"a\\u002cb=c"},X=1']]);
    deepEqual(summarize('A=1,LIST=["x,y=1,z"]'), [
      ['error', 'env-comma', undefined, 'A=1,LIST=["x\\u002cy=1\\u002cz"]'],
    ]);
    deepEqual(summarize('CFG={"a":1,"b":2}'), [['error', 'env-comma', undefined, undefined]]);
    deepEqual(summarize('CFG={"a":"1"},LIST=[1]'), []);
  });

  it('has a fix that means the same JSON and has no comma, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(',', '=', 'a', '"', '\\', '{', '}', ' ', '\u5bb9') }), (text) => {
        const value = JSON.stringify({ key: text });
        const { problems } = check(`A=1,CFG=${value},B=2`);
        equal(problems.length, text.includes(',') ? 1 : 0, value);
        for (const problem of problems) {
          const [first, fixed = '', last] = String(repaired(problem)).split(',');
          deepEqual([first, JSON.parse(fixed.slice(4)), last], ['A=1', { key: text }, 'B=2']);
        }
      }),
    );
  });

  it('is found wherever a part between variables is none', () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,9}$/);
    const variable = fc
      .tuple(name, fc.stringMatching(/^[a-z0-9:/?=.-]{0,9}$/))
      .map(([key, value]) => `${key}=${value}`);
    const stray = fc.stringMatching(/^[0-9:/@?][a-z:/?]{0,9}(?:=[a-z0-9]{0,3})?$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(variable, { selector: (one) => one.split('=')[0], minLength: 1, maxLength: 9 }),
        stray,
        (all, part) => {
          deepEqual(check(all.join(',')).problems, []);
          const codes = check([all[0], part, ...all.slice(1)].join(',')).problems.map(({ code }) => code);
          deepEqual(codes, ['env-comma']);
        },
      ),
    );
  });

  it('costs no more than its length, whatever brackets it has', () => {
    const pairs = 20_000;
    for (const part of ['A=[', 'A={}x}', 'A=[1', 'A=[]]']) {
      ok(
        check(Array.from({ length: pairs }, (_, index) => part.replace('A', `A${index}`)).join(',')).problems.length <=
          20,
      );
    }
  });
});

describe('a variable in the form of another tool', () => {
  it('is found, and fixed where there is no doubt', () => {
    for (const [env, code, fixed] of [
      ['export A=1', 'env-form', 'A=1'],
      ['A=1,export B=2', 'env-form', 'A=1,B=2'],
      ['-e A=1', 'env-form', 'A=1'],
      ['--env A=1', 'env-form', 'A=1'],
      ['"A=1"', 'env-form', 'A=1'],
      ["X=0,'A=b c'", 'env-comma', 'X=0,A=b c'],
      ['A\uff1d1', 'env-form', 'A=1'],
      [' A =1', 'env-form', 'A=1'],
      ['A:1', 'env-form', undefined],
      ['two words=1', 'env-form', undefined],
      ['$A=1', 'env-form', undefined],
      ['1A=1', 'env-form', undefined],
    ] as const) {
      const { problems } = check(env);
      deepEqual([problems.map((one) => one.code), problems[0] && repaired(problems[0])], [[code], fixed], env);
      if (fixed !== undefined) {
        deepEqual(check(fixed).problems, [], fixed);
      }
    }
  });

  it('may have dots and hyphens in its name, and anything but a comma in its value', () => {
    for (const env of ['spring.profiles.active=x', 'my-name=1', '_=1', 'A==', 'A="b"', 'A=', 'JAVA_OPTS=-Dx=1 -Dy=2']) {
      deepEqual(check(env).problems, [], env);
    }
  });
});
