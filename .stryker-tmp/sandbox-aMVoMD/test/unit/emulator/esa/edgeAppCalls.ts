// Calls of the ESA operations over an account of their own, on a clock the test moves.
import assert from 'node:assert/strict';
import { createEsa } from '../../../../src/emulator/esa/product';
import { ApiError } from '../../../../src/emulator/gateway/apiError';
import { nestParameters } from '../../../../src/emulator/gateway/parameters';
import type { StatefulProduct } from '../../../../src/emulator/gateway/product';
import { Clock } from '../../../../src/emulator/world/clock';

export const startedAt = Date.parse('2026-11-22T03:00:00Z');
export const unknownApp = 'app-000000000000000000';

export type Fields = Readonly<Record<string, unknown>>;
/** Parameters as a client sends them. */
export type Flat = Readonly<Record<string, string | number | boolean>>;

/** A container with nothing but what is required. */
export const leanContainer = {
  Name: 'web',
  Image: 'registry.example.com/web:1.0',
  IsACRImage: false,
  Spec: '1C2G',
  Storage: '0.5G',
  ProbeType: 'tcpSocket',
  ProbeContent: { Port: 8080 },
} as const;

export class EdgeAppCalls {
  readonly clock = new Clock(() => startedAt);
  readonly product: StatefulProduct = createEsa(this.clock, 1);

  call(name: string, parameters: Flat = {}, { taskFails = false } = {}): Fields {
    const operation = this.product.operations.find((one) => one.name === name) ?? assert.fail(name);
    const pairs = Object.entries(parameters).map(([key, value]) => [key, String(value)] as const);
    const answer = operation.call(nestParameters(pairs), { origin: 'http://x', taskFails });
    return JSON.parse(JSON.stringify(answer)) as Fields;
  }

  /** What a call is refused with: code, status, text. */
  refusalOf(name: string, parameters: Flat = {}): { code: string; status: number; message: string } {
    try {
      this.call(name, parameters);
    } catch (thrown) {
      assert.ok(thrown instanceof ApiError, String(thrown));
      return thrown;
    }
    return { code: 'accepted', status: 200, message: '' };
  }

  codeOf(name: string, parameters: Flat = {}): string {
    return this.refusalOf(name, parameters).code;
  }

  apps(parameters: Flat = {}): readonly Fields[] {
    return this.call('ListEdgeContainerApps', { PageSize: 500, ...parameters })['Apps'] as readonly Fields[];
  }

  idOf(name: string): string {
    return this.apps().find((app) => app['Name'] === name)?.['AppId'] as string;
  }

  app(AppId: string): Fields {
    return this.call('GetEdgeContainerApp', { AppId })['App'] as Fields;
  }

  versions(AppId: string, parameters: Flat = {}): readonly Fields[] {
    return this.call('ListEdgeContainerAppVersions', { AppId, PageSize: 100, ...parameters })[
      'Versions'
    ] as readonly Fields[];
  }

  version(AppId: string, VersionId: string): Fields {
    return this.call('GetEdgeContainerAppVersion', { AppId, VersionId })['Version'] as Fields;
  }

  versionIdOf(AppId: string, name: string): string {
    return this.versions(AppId).find((version) => version['Name'] === name)?.['VersionId'] as string;
  }

  /** Creates a version that is ready to be released, and answers its id. */
  made(AppId: string, Name: string, container: Fields = {}): string {
    const VersionId = this.create(AppId, Name, [{ ...leanContainer, ...container }]);
    this.clock.advance(20_000);
    return VersionId;
  }

  create(AppId: string, Name: string, containers: unknown): string {
    const Containers = JSON.stringify(containers);
    return this.call('CreateEdgeContainerAppVersion', { AppId, Name, Containers })['VersionId'] as string;
  }

  publish(AppId: string, VersionId: string, parameters: Flat = {}): void {
    this.call('PublishEdgeContainerAppVersion', { AppId, VersionId, PublishEnv: 'prod', ...parameters });
  }

  status(AppId: string, PublishEnv = 'prod'): Fields {
    return this.call('GetEdgeContainerAppStatus', { AppId, PublishEnv })['AppStatus'] as Fields;
  }

  staging(AppId: string): Fields {
    return this.call('GetEdgeContainerStagingDeployStatus', { AppId });
  }

  logs(AppId: string, Lines = 100): readonly string[] {
    return this.call('GetEdgeContainerLogs', { AppId, Lines })['Items'] as readonly string[];
  }

  control(command: string, value: unknown): Fields {
    const run = this.product.worldCommands[command] ?? assert.fail(command);
    return run(value) as Fields;
  }
}

/** The fields named, in order. */
export function pick(fields: Fields, ...names: readonly string[]): readonly unknown[] {
  return names.map((name) => fields[name]);
}
