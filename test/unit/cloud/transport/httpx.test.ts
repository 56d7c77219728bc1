import { deepEqual, equal, rejects } from 'node:assert/strict';
import { Readable } from 'node:stream';
import { exchangeKey, request } from '../../../../src/cloud/transport/httpx';

describe('What the official client sends with', () => {
  it('hands the request to the exchange in its headers', async () => {
    const answer = Readable.from([]);
    const seen: unknown[] = [];
    const headers = {
      host: 'eci.aliyuncs.com',
      [exchangeKey]: (url: string, { method }: { readonly method: string }) => {
        seen.push(url, method);
        return Promise.resolve(answer);
      },
    };
    equal(await request('https://eci.aliyuncs.com/', { method: 'POST', headers }), answer);
    deepEqual(seen, ['https://eci.aliyuncs.com/', 'POST']);
  });

  it('sends nothing outside an exchange', async () => {
    await rejects(request('https://eci.aliyuncs.com/', { method: 'POST', headers: {} }), /only inside an exchange/);
  });
});
