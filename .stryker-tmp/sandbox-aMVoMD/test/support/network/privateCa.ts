// A certificate authority of a company's own, as a proxy or a gateway behind it presents it. Made anew each time.
import { generate } from 'selfsigned';
import type { SelfsignedOptions } from 'selfsigned';

/** Key and certificate of a server, PEM. */
export interface ServerIdentity {
  readonly key: string;
  readonly cert: string;
}

export interface PrivateCa {
  /** PEM. */
  readonly certificate: string;
  /** For a server at this address that is also known by this name. */
  issue(ip: string, name: string): Promise<ServerIdentity>;
}

const shared: SelfsignedOptions = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' };

export async function createPrivateCa(): Promise<PrivateCa> {
  const ca = await generate([{ name: 'commonName', value: 'Elastic Containers Test CA' }], {
    ...shared,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return {
    certificate: ca.cert,
    issue: async (ip, name) => {
      const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
        ...shared,
        ca: { key: ca.private, cert: ca.cert },
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'keyUsage', digitalSignature: true },
          { name: 'extKeyUsage', serverAuth: true },
          {
            name: 'subjectAltName',
            altNames: [
              { type: 7, ip },
              { type: 2, value: name },
            ],
          },
        ],
      });
      return { key, cert };
    },
  };
}
