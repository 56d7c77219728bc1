// Error codes of the E-HPC operations in use, from their official documents. 406 is the status of failures behind the service,
// 407 that of RAM. NotAuthorized is not here: the message of every denied call, in transport/reply.ts, names what to allow.
import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from '../../cloud/errors/errorWords';

export function explainEhpcErrors(): Record<string, ErrorExplanation> {
  return { ...explainRequestErrors(), ...explainBackendErrors() };
}

function explainRequestErrors(): Record<string, ErrorExplanation> {
  return {
    InvalidParams: {
      kind: 'input',
      message: l10n.t('E-HPC did not accept a value of the request.'),
      hint: l10n.t('Refresh the list: the job may have changed. Array jobs can only be queried by subtask.'),
      isSpecific: true,
    },
    NotEnabled: {
      kind: 'denied',
      message: l10n.t('E-HPC has not been activated for this account.'),
      hint: l10n.t('Activate Elastic High Performance Computing in the Alibaba Cloud console.'),
    },
    ClusterNotFound: {
      kind: 'input',
      message: l10n.t('The E-HPC cluster no longer exists.'),
      hint: l10n.t('Refresh the list of clusters.'),
    },
    ManagerNotFound: {
      kind: 'service',
      message: l10n.t('The manager nodes of the E-HPC cluster are missing or not healthy.'),
      hint: l10n.t('Check the status of the cluster in the E-HPC console, then try again.'),
      retryAfterMs: 0,
    },
    ImageNotFound: {
      kind: 'input',
      message: l10n.t('The image of an E-HPC cluster no longer exists.'),
      hint: l10n.t('Check the clusters in the E-HPC console.'),
    },
    'EntityNotExist.Role': {
      kind: 'denied',
      message: l10n.t('The RAM role that E-HPC uses does not exist.'),
      hint: l10n.t('Open the E-HPC console once: it offers to create the role.'),
    },
  };
}

function explainBackendErrors(): Record<string, ErrorExplanation> {
  const again = { kind: 'service', retryAfterMs: 0 } as const;
  const inAMoment = l10n.t(
    'Try again in a moment. If the error persists, report it to Alibaba Cloud with the request ID.',
  );
  return {
    EcsError: {
      ...again,
      message: l10n.t('E-HPC could not reach the ECS instances of the cluster.'),
      hint: l10n.t('Check the nodes of the cluster in the E-HPC console, then try again.'),
    },
    DbError: { ...again, message: l10n.t('The database of E-HPC failed.'), hint: inAMoment },
    RedisError: { ...again, message: l10n.t('The Redis store of E-HPC failed.'), hint: inAMoment },
    AliyunError: {
      ...again,
      message: l10n.t('An Alibaba Cloud product that E-HPC depends on failed.'),
      hint: inAMoment,
    },
    OrderError: { ...again, message: l10n.t('The order system behind E-HPC failed.'), hint: inAMoment },
    AgentError: {
      ...again,
      message: l10n.t('The E-HPC agent on the cluster could not carry out the request.'),
      hint: l10n.t('Check that the manager nodes of the cluster are running, then try again.'),
      isSpecific: true,
    },
    UnknownError: {
      ...again,
      message: l10n.t('E-HPC reported an unknown error.'),
      hint: inAMoment,
    },
  };
}
