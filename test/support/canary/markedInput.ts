// What a person enters that is secret: on the pages of panels, and in a spec.
import { emptyImageCacheDraft } from '../../../src/products/eci/imageCache/form/draft';
import { emptyTcpdumpDraft } from '../../../src/products/eci/instance/tcpdump/tcpdumpForm';
import { marks } from '../scenario/markedWorld';

/** By panel: what its page sends. */
export const pages = {
  tcpdump: { start: { draft: { ...emptyTcpdumpDraft, Duration: '10' } }, '!copy': { what: 'cli', text: 'aliyun' } },
  imageCache: {
    submit: {
      draft: {
        ...emptyImageCacheDraft,
        ...{ name: 'marked', images: ['registry.example.com/a:1'], useDefaultNetwork: true },
        credentials: [{ server: 'registry.example.com', userName: 'robot', password: marks.registryPassword }],
      },
      overwrite: true,
    },
    '!keepDraft': {
      draft: {
        ...emptyImageCacheDraft,
        credentials: [{ server: 'registry.example.com', userName: 'robot', password: marks.registryPassword }],
      },
    },
  },
  metrics: { read: { range: '1h' }, newest: {} },
  diagnosis: { read: {} },
};

export const markedSpec = (app: string): string => `AppId: ${app}
Name: marked
Containers:
  - Name: main
    Image: registry.example.com/a:1
    IsACRImage: false
    Spec: 1C2G
    Storage: 0.5G
    EnvVariables: TOKEN=${marks.specValue}
    ProbeType: exec
    ProbeContent:
      Command: echo ok
`;
