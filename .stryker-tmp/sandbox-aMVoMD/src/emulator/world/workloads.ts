// What runs in the emulated world. Images, ports and files are plausible; every secret in them is made up here.
import {
  commandProbe,
  configFiles,
  container,
  emptyDir,
  environment,
  httpProbe,
  mount,
  nfs,
  ossBucket,
  tcpPort,
  tcpProbe,
} from './containerParts';
import type { WireContainerSpec, WireTag, WireVolume } from './wire';

/** One kind of thing people run. */
export interface Workload {
  readonly name: string;
  readonly namespace: string;
  /** A row of the service's table of specifications. */
  readonly cpu: number;
  readonly memoryGib: number;
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
  readonly tags: readonly WireTag[];
  readonly containers: readonly WireContainerSpec[];
  readonly initContainers?: readonly WireContainerSpec[];
  readonly volumes?: readonly WireVolume[];
  /** Set when the instance was created: coredump tasks are refused with Coredump.InvalidCorePatternType. */
  readonly corePattern?: string;
  readonly spot?: true;
  /** Has an IPv6 address besides the IPv4 one. */
  readonly isDualStack?: true;
}

const registry = 'registry-vpc.cn-hangzhou.aliyuncs.com/shop';

function tags(application: string, environmentName: string): readonly WireTag[] {
  return [
    { Key: 'app', Value: application },
    { Key: 'env', Value: environmentName },
  ];
}

const logShipper = container('log-shipper', `${registry}/fluent-bit:3.1.9`, {
  Cpu: 0.25,
  Memory: 0.5,
  VolumeMounts: [mount('logs', '/var/log/app', true)],
  EnvironmentVars: environment({ SLS_PROJECT: 'shop-logs', SLS_ACCESS_KEY_SECRET: 'emulated-sls-secret' }, 'POD_IP'),
});

const table = {
  storefront: {
    name: 'storefront-web',
    namespace: 'shop',
    cpu: 1,
    memoryGib: 2,
    restartPolicy: 'Always',
    tags: tags('storefront', 'prod'),
    containers: [
      container('nginx', `${registry}/storefront:2.14.0`, {
        Ports: [tcpPort(80), tcpPort(443)],
        LivenessProbe: httpProbe(80, '/healthz'),
        ReadinessProbe: httpProbe(80, '/ready'),
        VolumeMounts: [mount('cache', '/var/cache/nginx')],
        EnvironmentVars: environment({ NGINX_WORKER_PROCESSES: '2', TZ: 'Asia/Shanghai' }),
      }),
    ],
    volumes: [emptyDir('cache', 'Memory')],
    isDualStack: true,
  },
  orders: {
    name: 'orders-api',
    namespace: 'shop',
    cpu: 2,
    memoryGib: 4,
    restartPolicy: 'Always',
    tags: tags('orders', 'prod'),
    containers: [
      container('orders', `${registry}/orders-api:5.3.1`, {
        Cpu: 1.5,
        Memory: 3,
        Commands: ['java', '-Xmx2g', '-jar', '/app/orders.jar'],
        WorkingDir: '/app',
        Ports: [tcpPort(8080)],
        LivenessProbe: httpProbe(8080, '/actuator/health/liveness'),
        ReadinessProbe: httpProbe(8080, '/actuator/health/readiness'),
        VolumeMounts: [mount('settings', '/app/config', true), mount('logs', '/var/log/app')],
        EnvironmentVars: environment(
          {
            SPRING_PROFILES_ACTIVE: 'prod',
            DB_HOST: 'rm-bp1emulated.mysql.rds.aliyuncs.com',
            DB_PASSWORD: 'emulated-db-password',
          },
          'POD_IP',
        ),
        SecurityContext: { ReadOnlyRootFilesystem: true, RunAsUser: 1000 },
      }),
      logShipper,
    ],
    initContainers: [
      container('migrate', `${registry}/orders-migrate:5.3.1`, {
        Cpu: 0.5,
        Memory: 1,
        Command: ['/migrate', 'up'],
        Args: ['--lock-timeout=30s'],
        EnvironmentVars: environment({ DB_PASSWORD: 'emulated-db-password' }),
      }),
    ],
    volumes: [
      configFiles('settings', {
        'application.yaml': 'spring:\n  datasource:\n    username: orders\n    password: emulated-db-password\n',
        'tls/server.key': '-----BEGIN PRIVATE KEY-----\nemulated, not a key\n-----END PRIVATE KEY-----\n',
      }),
      emptyDir('logs'),
    ],
  },
  checkout: {
    name: 'checkout-api',
    namespace: 'shop',
    cpu: 1,
    memoryGib: 2,
    restartPolicy: 'Always',
    tags: tags('checkout', 'prod'),
    containers: [
      container('checkout', `${registry}/checkout-api:1.9.0-rc2`, {
        Commands: ['/usr/local/bin/checkout', '--listen', ':8080'],
        Ports: [tcpPort(8080)],
        LivenessProbe: tcpProbe(8080),
        EnvironmentVars: environment({ PAYMENT_API_TOKEN: 'emulated-payment-token' }),
      }),
    ],
  },
  billing: {
    name: 'legacy-billing',
    namespace: 'finance',
    cpu: 4,
    memoryGib: 8,
    restartPolicy: 'Always',
    tags: tags('billing', 'prod'),
    containers: [
      container('billing', `${registry}/billing:2019.4`, {
        Cpu: 4,
        Memory: 8,
        Ports: [tcpPort(9000)],
        VolumeMounts: [mount('cores', '/data/cores')],
        LivenessProbe: commandProbe('/bin/sh', '-c', 'test -f /run/billing.pid'),
        SecurityContext: { Capability: { Adds: ['SYS_PTRACE'] } },
      }),
    ],
    volumes: [nfs('cores', '/cores')],
    corePattern: '/data/cores/core.%e.%p',
  },
  cache: {
    name: 'session-cache',
    namespace: 'shop',
    cpu: 0.5,
    memoryGib: 2,
    restartPolicy: 'Always',
    tags: tags('session-cache', 'prod'),
    containers: [
      container('redis', 'registry-vpc.cn-hangzhou.aliyuncs.com/library/redis:7.4-alpine', {
        Cpu: 0.5,
        Args: ['--requirepass', 'emulated-redis-password', '--maxmemory', '1500mb'],
        Ports: [tcpPort(6379)],
        ReadinessProbe: commandProbe('redis-cli', 'ping'),
      }),
      container('exporter', 'registry-vpc.cn-hangzhou.aliyuncs.com/library/redis-exporter:1.66', {
        Cpu: 0,
        Memory: 0,
        Ports: [tcpPort(9121)],
        ReadinessProbe: tcpProbe(9121),
      }),
    ],
  },
  inference: {
    name: 'recommend-inference',
    namespace: 'ml',
    cpu: 8,
    memoryGib: 32,
    restartPolicy: 'Always',
    tags: tags('recommend', 'staging'),
    containers: [
      container('server', `${registry}/recommend:0.42.0-gpu`, {
        Cpu: 7,
        Memory: 28,
        Gpu: 1,
        Args: ['--model', '/models/ranker', '--port', '8501'],
        Ports: [tcpPort(8501)],
        VolumeMounts: [mount('models', '/models', true)],
        ReadinessProbe: httpProbe(8501, '/v1/models/ranker'),
      }),
      container('metrics', 'registry-vpc.cn-hangzhou.aliyuncs.com/library/node-exporter:1.8.2', {
        Cpu: 0.25,
        Memory: 0.5,
      }),
      logShipper,
    ],
    initContainers: [
      container('fetch-model', `${registry}/ossutil:1.7`, {
        Command: ['ossutil', 'cp', 'oss://models/ranker', '/models'],
        VolumeMounts: [mount('models', '/models')],
        EnvironmentVars: environment({}, 'POD_IP'),
      }),
    ],
    volumes: [ossBucket('models', 'shop-models'), emptyDir('logs')],
  },
  transcode: {
    name: 'video-transcode',
    namespace: 'media',
    cpu: 8,
    memoryGib: 16,
    restartPolicy: 'Never',
    tags: tags('transcode', 'prod'),
    containers: [
      container('ffmpeg', `${registry}/transcode:7.1`, {
        Cpu: 8,
        Memory: 16,
        Commands: ['/transcode'],
        Args: ['--preset', 'hls-1080p'],
        VolumeMounts: [mount('media', '/media')],
      }),
    ],
    volumes: [nfs('media', '/media')],
    spot: true,
  },
  report: {
    name: 'nightly-report',
    namespace: 'finance',
    cpu: 2,
    memoryGib: 8,
    restartPolicy: 'Never',
    tags: tags('report', 'prod'),
    containers: [
      container('report', `${registry}/report:3.0.7`, {
        Cpu: 2,
        Memory: 8,
        Commands: ['python', '-m', 'report.nightly'],
        WorkingDir: '/srv',
        EnvironmentVars: environment({ REPORT_DATE: 'yesterday', SMTP_PASSWORD: 'emulated-smtp-password' }),
      }),
    ],
  },
  etl: {
    name: 'clickstream-etl',
    namespace: 'analytics',
    cpu: 4,
    memoryGib: 16,
    restartPolicy: 'OnFailure',
    tags: tags('clickstream', 'staging'),
    containers: [
      container('etl', `${registry}/clickstream-etl:1.12`, {
        Cpu: 4,
        Memory: 16,
        Commands: ['spark-submit', '/jobs/clickstream.py'],
        VolumeMounts: [mount('scratch', '/tmp/spark')],
      }),
    ],
    volumes: [emptyDir('scratch', undefined, '20Gi')],
  },
  ci: {
    name: 'ci-runner',
    namespace: 'ci',
    cpu: 2,
    memoryGib: 4,
    restartPolicy: 'Never',
    tags: tags('ci', 'dev'),
    containers: [
      container('runner', `${registry}/ci-runner:17.6`, {
        Cpu: 2,
        Memory: 4,
        Tty: true,
        Stdin: true,
        StdinOnce: false,
        EnvironmentVars: environment({ RUNNER_TOKEN: 'emulated-runner-token' }),
      }),
    ],
    spot: true,
  },
} as const satisfies Record<string, Workload>;

export type WorkloadName = keyof typeof table;

/** The workloads by name. */
export const workloads: Readonly<Record<WorkloadName, Workload>> = table;

/** Names in the order of the table. */
export const workloadNames = Object.keys(table) as [WorkloadName, ...WorkloadName[]];
