// The messages of the page that shows why an instance failed.
import { isRecord } from '../../../../base/isRecord';
import { defineCommand, defineNotification, definePanel, defineRequest } from '../../../../model/panelProtocol';

export interface DiagnosisInit {
  readonly target: { readonly region: string; readonly id: string; readonly name: string };
  readonly account: string;
}

/** Actions of the instance that the page offers. */
export const remedies = [
  'describe',
  'showMetrics',
  'startTcpdump',
  'enableCoredump',
  'restart',
  'delete',
  'openInConsole',
] as const;
export type Remedy = (typeof remedies)[number];

export interface Advice {
  readonly text: string;
  /** Those of the actions that help and are allowed now. */
  readonly remedies: readonly Remedy[];
}

export interface ContainerFindings {
  readonly name: string;
  readonly isInit: boolean;
  /** Its outcome, as display text. */
  readonly verdict: string;
  /** Further facts, a line each. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Its last lines: those of the previous container instance if there is one. */
  readonly log: {
    readonly title: string;
    readonly text: string;
    readonly isPrevious: boolean;
    readonly problem?: string;
  };
}

/** The whole log of a container: of the life it is in, or of the one before. */
export interface ShownLog {
  readonly container: string;
  readonly isPrevious: boolean;
}

export interface DiagnosedEvent {
  readonly time: string;
  readonly age: string;
  readonly isWarning: boolean;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
}

export interface Diagnosis {
  readonly verdict: string;
  readonly isBad: boolean;
  readonly status: string;
  readonly containers: readonly ContainerFindings[];
  readonly events: readonly DiagnosedEvent[];
  /** Why there are no events to see, when they could not be read. */
  readonly eventsProblem?: string;
  readonly advice: readonly Advice[];
}

export const diagnosisPanel = definePanel('diagnosis', 1, {
  init: defineNotification<DiagnosisInit>(),
  read: defineRequest<Record<string, never>, Diagnosis>(() => ({})),
  run: defineCommand<{ readonly remedy: Remedy }>((raw) => {
    const remedy = isRecord(raw) ? remedies.find((one) => one === raw.remedy) : undefined;
    return remedy && { remedy };
  }),
  showLog: defineCommand<ShownLog>((raw) =>
    isRecord(raw) && typeof raw.container === 'string' && typeof raw.isPrevious === 'boolean'
      ? { container: raw.container, isPrevious: raw.isPrevious }
      : undefined,
  ),
});

export type DiagnosisPanel = typeof diagnosisPanel;
