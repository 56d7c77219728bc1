// The questions about a new app. Rules and defaults are those of CreateEdgeContainerApp.
import * as l10n from '@vscode/l10n';
import type { CreateEdgeContainerAppRequest } from '../wire/esa';
import type { Ask } from '../../../model/ports/ask';

type App = CreateEdgeContainerAppRequest;

/** Undefined when the user cancelled. `before` are the answers of the last attempt. */
export async function askApp(ask: Ask, before: App | undefined): Promise<App | undefined> {
  const Name = await askName(ask, before);
  const ServicePort = Name === undefined ? undefined : await askServicePort(ask, before?.ServicePort);
  const TargetPort =
    ServicePort === undefined
      ? undefined
      : await askNumber(ask, l10n.t('Container port (3 of 5)'), before?.TargetPort ?? 8080, 65_535);
  const health = TargetPort === undefined ? undefined : await askHealthCheck(ask, TargetPort, before);
  const Remarks = health && (await askRemarks(ask, before));
  return Name === undefined || ServicePort === undefined || TargetPort === undefined || Remarks === undefined
    ? undefined
    : { Name, ServicePort, TargetPort, ...health, ...(Remarks !== '' && { Remarks }) };
}

function askName(ask: Ask, before: App | undefined): Promise<string | undefined> {
  return ask.input({
    title: l10n.t('Name of the app (1 of 5)'),
    value: before?.Name ?? '',
    placeholder: 'shop-storefront',
    problem: validateName,
  });
}

function askRemarks(ask: Ask, before: App | undefined): Promise<string | undefined> {
  return ask.input({
    title: l10n.t('Remarks, if any (5 of 5)'),
    value: before?.Remarks ?? '',
    problem: (text) => (text.length > 1024 ? l10n.t('At most {0} characters.', 1024) : undefined),
  });
}

export function validateName(name: string): string | undefined {
  return /^[a-z][a-z0-9-]{4,126}[a-z0-9]$/.test(name)
    ? undefined
    : l10n.t('Use 6 to 128 lower-case letters, digits and hyphens, a letter first and no hyphen last.');
}

async function askServicePort(ask: Ask, before: number | undefined): Promise<number | undefined> {
  const doubt = l10n.t('May be rejected: newer service documentation only allows 80 and 443.');
  const title = l10n.t('Service port (2 of 5)');
  const picked = await ask.pick(title, [
    { label: '80', description: 'HTTP', icon: before === 80 ? 'check' : 'blank', value: 80 },
    { label: '443', description: 'HTTPS', icon: before === 443 ? 'check' : 'blank', value: 443 },
    { label: l10n.t('Another port…'), detail: doubt, icon: 'warning', value: 0 },
  ]);
  return picked === 0 ? askNumber(ask, `${title} · ${doubt}`, before ?? 8080, 65_535) : picked;
}

/** A whole number from 1 to `max`. */
async function askNumber(ask: Ask, title: string, before: number, max: number): Promise<number | undefined> {
  const text = await ask.input({
    title,
    value: String(before),
    problem: (typed) =>
      /^\d{1,9}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= max
        ? undefined
        : l10n.t('A whole number from 1 to {0}.', max),
  });
  return text === undefined ? undefined : Number(text);
}

type HealthCheck = Omit<App, 'Name' | 'ServicePort' | 'TargetPort' | 'Remarks'>;

async function askHealthCheck(ask: Ask, port: number, before: App | undefined): Promise<HealthCheck | undefined> {
  const way = await ask.pick(l10n.t('Health check (4 of 5)'), [
    { label: l10n.t('HTTP'), description: l10n.t('HEAD / on port {0}', port), icon: 'pulse', value: 'l7' as const },
    { label: l10n.t('TCP'), description: l10n.t('connects to port {0}', port), icon: 'plug', value: 'l4' as const },
    { label: l10n.t('HTTP, every setting…'), description: '', icon: 'settings-gear', value: 'all' as const },
  ]);
  if (way === undefined) {
    return undefined;
  }
  return way === 'all'
    ? askHttpCheck(ask, port, before)
    : { HealthCheckType: way, HealthCheckPort: port, ...(way === 'l7' && { HealthCheckURI: '/' }) };
}

async function askHttpCheck(ask: Ask, port: number, before: App | undefined): Promise<HealthCheck | undefined> {
  const HealthCheckURI = await ask.input({
    title: l10n.t('Health check: path'),
    value: before?.HealthCheckURI ?? '/',
    problem: (text) =>
      /^\/\S{0,79}$/.test(text) ? undefined : l10n.t('Use 1 to 80 characters beginning with a slash.'),
  });
  const HealthCheckMethod =
    HealthCheckURI === undefined
      ? undefined
      : await ask.pick(
          l10n.t('Health check: method'),
          (['HEAD', 'GET'] as const).map((value) => ({ label: value, value })),
        );
  const HealthCheckHttpCode =
    HealthCheckMethod &&
    (await ask.pick(
      l10n.t('Health check: status codes that count as healthy'),
      (['http_2xx', 'http_3xx'] as const).map((value) => ({ label: value, value })),
    ));
  const host =
    HealthCheckHttpCode &&
    (await ask.input({
      title: l10n.t('Health check: domain name (optional)'),
      value: before?.HealthCheckHost ?? '',
      problem: (text) =>
        /^[A-Za-z0-9.-]{0,255}$/.test(text) ? undefined : l10n.t('Enter a domain name, such as www.example.com.'),
    }));
  if (HealthCheckURI === undefined || !HealthCheckMethod || !HealthCheckHttpCode || host === undefined) {
    return undefined;
  }
  const times = await askTimes(ask, port, before);
  return (
    times && {
      HealthCheckType: 'l7',
      ...{ HealthCheckURI, HealthCheckMethod, HealthCheckHttpCode, ...times },
      ...(host !== '' && { HealthCheckHost: host }),
    }
  );
}

type Times = Pick<
  App,
  'HealthCheckPort' | 'HealthCheckInterval' | 'HealthCheckTimeout' | 'HealthCheckSuccTimes' | 'HealthCheckFailTimes'
>;

async function askTimes(ask: Ask, port: number, before: App | undefined): Promise<Times | undefined> {
  const questions: readonly (readonly [keyof Times, string, number, number])[] = [
    ['HealthCheckPort', l10n.t('Health check: port'), port, 65_535],
    ['HealthCheckInterval', l10n.t('Health check: interval in seconds'), 5, 50],
    ['HealthCheckTimeout', l10n.t('Health check: timeout in seconds'), 3, 100],
    ['HealthCheckSuccTimes', l10n.t('Health check: successes until healthy'), 2, 10],
    ['HealthCheckFailTimes', l10n.t('Health check: failures until unhealthy'), 5, 10],
  ];
  const answers: Partial<Record<keyof Times, number>> = {};
  for (const [field, title, usual, max] of questions) {
    const answer = await askNumber(ask, title, before?.[field] ?? usual, max);
    if (answer === undefined) {
      return undefined;
    }
    answers[field] = answer;
  }
  return answers;
}
