// All error codes of the gateway and its products: what faults can be named after, and what an operation answers for one.
import { ApiError, createErrors, type ErrorTable } from './apiError';
import { gatewayErrors } from './errors';
import type { Product } from './product';

export class ErrorCatalog {
  /** By name of an operation or endpoint. */
  private readonly products: ReadonlyMap<string, Product>;
  private readonly tables: readonly ErrorTable[];

  constructor(products: readonly Product[]) {
    this.products = new Map(
      products.flatMap((product) =>
        [...product.operations, ...(product.endpoints ?? [])].map(({ name }) => [name, product] as const),
      ),
    );
    this.tables = [gatewayErrors, ...products.map(({ errors }) => errors)];
  }

  codes(): readonly string[] {
    return [...new Set(this.tables.flatMap((table) => Object.keys(table)))];
  }

  has(code: string): boolean {
    return this.tables.some((table) => Object.hasOwn(table, code));
  }

  /** What an operation answers for a code: as its product publishes it, else as the gateway or another product does. */
  createError(code: string, operation: string): ApiError {
    const product = this.products.get(operation);
    const tables = [...(product ? [product.errors] : []), ...this.tables];
    const table: ErrorTable = tables.find((one) => Object.hasOwn(one, code)) ?? gatewayErrors;
    return createErrors(table)(code, product?.messages?.[operation]?.[code]);
  }

  /** NoPermission with RAM's message about the denied action. */
  denied(operation: string): ApiError {
    const { status, message } = gatewayErrors.NoPermission;
    const product = this.products.get(operation);
    return new ApiError('NoPermission', status, message, {
      AccessDeniedDetail: {
        PolicyType: 'AccountLevelIdentityBasedPolicy',
        AuthPrincipalType: 'SubUser',
        AuthAction: product ? `${product.name}:${operation}` : operation,
        AuthPrincipalDisplayName: '200000000000000001',
        AuthPrincipalOwnerId: '1000000000000001',
        NoPermissionType: 'ImplicitDeny',
        EncodedDiagnosticMessage: 'AQEmulatedDiagnosticMessage',
      },
    });
  }
}
