// Versions of an edge container app as a user writes them, for the window and the browser.

export const sizes = ['1C2G', '2C4G', '2C8G', '4C8G', '4C16G', '8C16G', '8C32G'];
export const container = {
  ...{ Name: 'web', Image: 'nginx:1.27', IsACRImage: false, Spec: '1C2G', Storage: '0.5G' },
  ...{ ProbeType: 'httpGet', ProbeContent: { Path: '/healthz', Port: 80 } },
};
export const version = (...containers: readonly object[]): object => ({
  ...{ AppId: 'app-880688675783794944', Name: 'storefront-1-4-0', Containers: containers },
});
export const withoutPort = version({ ...container, ProbeContent: { Path: '/healthz' } });
export const withoutSize = version({ ...container, Spec: '' });
/** As the service's document has it. */
export const official = {
  ...{ AppId: 'app-88068867578379****', Name: 'verson1', Remarks: 'test app' },
  Containers: [
    {
      ...{ Name: 'container1', Image: 'image1', Spec: '1C2G', Command: '/bin/sh', Args: '-c hello' },
      ...{ ProbeType: 'tcpSocket', ProbeContent: '{"Port":8080}' },
    },
    {
      ...{ Name: 'container2', Image: 'image2', Spec: '2C4G' },
      ...{ ProbeType: 'httpGet', ProbeContent: '{"Path":"/","Port":80,"InitialDelaySeconds":10}' },
    },
  ],
};
export const json = (body: object): string => `${JSON.stringify(body, undefined, 2)}\n`;

export const appId = 'app-880688675783794944';
export const releasedContainer = {
  ...{ Name: 'web', Image: 'nginx:1.28', IsACRImage: false, Spec: '1C2G', Storage: '0.5G' },
  ...{ ProbeType: 'httpGet', ProbeContent: { Path: '/', Port: 80 } },
};

/** The document of a version that the emulator can release. */
export function formatReleasedSpec(name: string): string {
  return JSON.stringify({ AppId: appId, Name: name, Containers: [releasedContainer] }, undefined, 2);
}
