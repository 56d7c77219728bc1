import { deepEqual, equal } from 'node:assert/strict';
import { explainCode } from '../../../../src/cloud/errors/errorHints';
import type { ErrorExplanation } from '../../../../src/cloud/errors/errorWords';
import { explainGatewayErrors } from '../../../../src/cloud/errors/gateway';
import { buildApi } from '../../../support/buildApi';

const explain = (message: string): ErrorExplanation => ({ kind: 'input', message, hint: 'Change it.' });

describe('the explanation of an error code', () => {
  const own = { 'Thing.NotThere': explain('The thing is gone.'), InternalError: explain('The thing broke.') };
  const api = buildApi({ errors: () => own });

  it('is that of the product, in any letter case', () => {
    for (const code of ['Thing.NotThere', 'thing.notthere', 'THING.NOTTHERE']) {
      equal(explainCode(api, code), own['Thing.NotThere'], code);
    }
  });

  it('is what its product says of it, and what all products share where it says nothing', () => {
    equal(explainCode(api, 'InternalError'), own.InternalError);
    deepEqual(explainCode(api, 'SignatureDoesNotMatch'), explainGatewayErrors()['SignatureDoesNotMatch']);
  });

  it('is not that of another product', () => {
    equal(explainCode(buildApi({ errors: () => ({}) }), 'Thing.NotThere'), undefined);
  });

  it('is in the language of the moment it is asked for', () => {
    let language = 'en';
    const counted = buildApi({
      errors: () => ({ 'Thing.NotThere': explain(language) }),
    });
    equal(explainCode(counted, 'Thing.NotThere')?.message, 'en');
    language = 'zh-cn';
    equal(explainCode(counted, 'Thing.NotThere')?.message, 'zh-cn');
  });

  it('is never that of a longer or shorter code, nor of what objects inherit', () => {
    for (const code of ['', 'Thing', 'Thing.NotThere.More', 'constructor', '__proto__', 'toString']) {
      equal(explainCode(api, code), undefined, code);
    }
  });
});
