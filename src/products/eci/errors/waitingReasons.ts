// Why a container waits: which reasons mean that something fails, and what kind of trouble each is. ECI documents no list of its own;
// it runs containers by a kubelet, whose reasons these are. Row, badge, description, diagnosis, and serverless jobs decide by this table.

/**
 * image: its image is unavailable. crash: it ended and waits for its restart. start: it cannot be created or started. sandbox: what all
 * containers run in could not be set up. other: not in the table.
 */
export type WaitingTrouble = 'image' | 'crash' | 'start' | 'sandbox' | 'other';

interface WaitingReason {
  /** Undefined: it waits for its turn, nothing fails. */
  readonly trouble: WaitingTrouble | undefined;
  /** The file that defines the reason. */
  readonly source: string;
}

const kubernetes = 'https://github.com/kubernetes/kubernetes/blob';
const images = `${kubernetes}/master/pkg/kubelet/images/types.go`;
const runtime = `${kubernetes}/master/pkg/kubelet/kuberuntime/kuberuntime_container.go`;
const sync = `${kubernetes}/master/pkg/kubelet/container/sync_result.go`;
/** With reasons that newer kubelets do not report any more. */
const olderSync = `${kubernetes}/v1.15.5/pkg/kubelet/container/sync_result.go`;
const cri = `${kubernetes}/master/staging/src/k8s.io/cri-api/pkg/errors/errors.go`;
const kubelet = `${kubernetes}/master/pkg/kubelet/kubelet_pods.go`;
const containerd = 'https://github.com/containerd/containerd/blob/main/internal/cri/server/helpers.go';
const dockershim = `${kubernetes}/v1.20.0/pkg/kubelet/dockershim/docker_container.go`;

export const waitingReasons: Readonly<Record<string, WaitingReason>> = {
  ContainerCreating: { trouble: undefined, source: kubelet },
  PodInitializing: { trouble: undefined, source: kubelet },

  ErrImagePull: { trouble: 'image', source: images },
  ImagePullBackOff: { trouble: 'image', source: images },
  ErrImageNeverPull: { trouble: 'image', source: images },
  ImageInspectError: { trouble: 'image', source: images },
  InvalidImageName: { trouble: 'image', source: images },
  RegistryUnavailable: { trouble: 'image', source: cri },
  SignatureValidationFailed: { trouble: 'image', source: cri },

  CrashLoopBackOff: { trouble: 'crash', source: sync },

  CreateContainerConfigError: { trouble: 'start', source: runtime },
  PreCreateHookError: { trouble: 'start', source: runtime },
  CreateContainerError: { trouble: 'start', source: runtime },
  PreStartHookError: { trouble: 'start', source: runtime },
  PostStartHookError: { trouble: 'start', source: runtime },
  RunContainerError: { trouble: 'start', source: sync },
  KillContainerError: { trouble: 'start', source: sync },
  RemoveContainerError: { trouble: 'start', source: sync },
  ResizePodInPlaceError: { trouble: 'start', source: sync },
  RunInitContainerError: { trouble: 'start', source: olderSync },
  VerifyNonRootError: { trouble: 'start', source: olderSync },
  RROUnsupported: { trouble: 'start', source: cri },
  StartError: { trouble: 'start', source: containerd },
  ContainerCannotRun: { trouble: 'start', source: dockershim },

  CreatePodSandboxError: { trouble: 'sandbox', source: sync },
  ConfigPodSandboxError: { trouble: 'sandbox', source: sync },
  KillPodSandboxError: { trouble: 'sandbox', source: sync },
  SetupNetworkError: { trouble: 'sandbox', source: olderSync },
  TeardownNetworkError: { trouble: 'sandbox', source: olderSync },
};

const byLowerCase = new Map(
  Object.entries(waitingReasons).map(([reason, { trouble }]) => [reason.toLowerCase(), trouble]),
);

/**
 * The trouble a reason stands for; undefined where nothing fails. Some kubelets write more behind the reason and a colon
 * (https://github.com/kubernetes/kube-state-metrics/issues/849). One that is not in the table fails if its name says so, and by its image if it says that.
 */
export function findWaitingTrouble(reason: string | undefined): WaitingTrouble | undefined {
  const [name = ''] = (reason ?? '').trim().split(/[:\s]/, 1);
  const key = name.toLowerCase();
  if (byLowerCase.has(key)) {
    return byLowerCase.get(key);
  }
  // "Err" as a word of its own: "Deferred" is no error.
  const hasFailed = /back-?off|error|fail|invalid|unavailable/.test(key) || /(?:^|[a-z])Err(?![a-z])/.test(name);
  return hasFailed ? (/image|pull/.test(key) ? 'image' : 'other') : undefined;
}
