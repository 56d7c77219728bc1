// What an image in a spec must be: what registries take, without what only ESA refuses.
import { deepEqual, equal } from 'node:assert/strict';
import { parseJson } from '../../../../../src/engine/spec/json';
import type { RuleProblem } from '../../../../../src/model/spec/language';
import { imageRule } from '../../../../../src/products/esa/spec/rules/imageRule';

function check(image: string): { readonly problems: readonly RuleProblem[]; readonly text: string } {
  const text = JSON.stringify({ Containers: [{ Image: image }] });
  const { root } = parseJson(text, 'json');
  return { problems: root ? imageRule(root, text) : [], text };
}

/** Code, marked text and the image after the repair. */
function summarize(image: string): readonly unknown[] {
  const { problems, text } = check(image);
  return problems.map(({ code, range, repair }) => {
    const [change] = repair?.changes ?? [];
    return [code, range && text.slice(range.start, range.end), change && 'value' in change ? change.value : undefined];
  });
}

describe('the rule for images of a spec', () => {
  it('takes what registries take', () => {
    for (const image of [
      'nginx:1.27',
      'registry-vpc.cn-shanghai.aliyuncs.com/shop/app:1.0.0',
      '[2001:db8::1]:5000/app:1',
    ]) {
      deepEqual(check(image).problems, [], image);
    }
  });

  it('marks what no registry takes, and corrects what leaves no doubt', () => {
    deepEqual(summarize('https://r.example/app:1'), [['image-reference', 'https://', 'r.example/app:1']]);
    deepEqual(summarize('r.example/App:1'), [['image-reference', 'App', 'r.example/app:1']]);
    deepEqual(summarize('app:1\u20132'), [['image-reference', '\u2013', 'app:1-2']]);
    deepEqual(summarize('r.example/<app>:1'), [['image-reference', '<app>', undefined]]);
    deepEqual(summarize(' r.example/app:1 '), [['image-reference', ' ', 'r.example/app:1']]);
    deepEqual(summarize('r.example/my app'), [['image-reference', ' ', undefined]]);
  });

  it('marks a digest once, though registries take it', () => {
    const digest = `@sha256:${'0123456789abcdef'.repeat(4)}`;
    deepEqual(summarize(`app:1${digest}`), [['image-characters', digest, 'app:1']]);
  });

  it('removes no digest where something else is left to correct', () => {
    const digest = `@sha256:${'0123456789abcdef'.repeat(4)}`;
    for (const image of ['r.example/App:1', 'https://r.example/app:1', 'r.example/<app>:1', 'app']) {
      deepEqual(summarize(`${image}${digest}`), [['image-characters', digest, undefined]], image);
    }
  });

  it('is fixed where public reports have an image that is refused', () => {
    for (const [image, fixed] of [
      // https://github.com/GoogleChromeLabs/bubblewrap/pull/807
      ['ghcr.io/GoogleChromeLabs/bubblewrap:latest', 'ghcr.io/googlechromelabs/bubblewrap:latest'],
      // https://github.com/konstructio/kubefirst/issues/771
      ['ghcr.io/CristhianF7/metaphor-frontend:ccb0f59', 'ghcr.io/cristhianf7/metaphor-frontend:ccb0f59'],
    ] as const) {
      deepEqual(
        summarize(image).map((one) => (one as readonly unknown[])[2]),
        [fixed],
      );
      deepEqual(summarize(fixed), []);
    }
  });

  it('leaves an empty image to the schema', () => {
    equal(check('').problems.length, 0);
  });
});
