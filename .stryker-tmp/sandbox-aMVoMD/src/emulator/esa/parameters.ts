// Parameters that operations of ESA share. Many have an error code of their own when they are wrong.
import type { ApiError } from '../gateway/apiError';
import { esaError } from './errors';

const appIdForm = { type: 'string', required: true, pattern: /^app-\d{16,60}$/ } as const;

/** The id of an app; the spelling of its error code differs between operations. */
export const appId = { AppId: { ...appIdForm, refuse: () => esaError('InvalidParameter.appid') } } as const;
export const appIdOfBindings = { AppId: { ...appIdForm, refuse: () => esaError('InvalidParameter.Appid') } } as const;

export const versionId = {
  VersionId: {
    type: 'string',
    required: true,
    pattern: /^ver-\d{16,60}$/,
    refuse: () => esaError('InvalidParameter.VersionId'),
  },
} as const;

export const remarks = { Remarks: { type: 'string', maxLength: 1024 } } as const;

/** A share of the traffic. */
export const percentage = {
  Percentage: { type: 'integer', min: 1, max: 100, refuse: () => esaError('InvalidParameter.Percentage') },
} as const;

export const orderParameters = {
  OrderKey: { type: 'string' },
  OrderType: { type: 'string', pattern: /^(asc|desc)$/i, refuse: () => esaError('InvalidParameter.OrderType') },
} as const;

/** The page of a listing. */
export function pageParameters(
  maxSize: number,
  errors: { readonly number?: () => ApiError; readonly size?: () => ApiError } = {},
) {
  return {
    PageNumber: { type: 'integer', min: 1, max: 100_000, ...(errors.number && { refuse: errors.number }) },
    PageSize: { type: 'integer', min: 1, max: maxSize, ...(errors.size && { refuse: errors.size }) },
  } as const;
}

export const wrongPageSize = (): ApiError => esaError('InvalidPageSize.ValueNotSupported');
