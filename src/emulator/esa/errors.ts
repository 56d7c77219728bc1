// Errors of the edge container operations of ESA 2024-09-10, from their documents.
import { ApiError, createErrors, type ErrorTable } from '../gateway/apiError';

const wrongAppId =
  'The format of the application ID is invalid. You can call ListEdgeContainerApps to obtain the application ID.';
const callFailed = 'Failed to call the service. Try again later or contact technical support.';
const wrongHealthCheck = (name: string) =>
  ({ status: 400, message: `Specified parameter ${name} is not valid.` }) as const;

/** Codes with status and published message; InvalidParameter is one of the gateway. */
export const esaErrors = {
  'InvalidParameter.Name': {
    status: 400,
    message:
      'The specified Name is invalid. Please check the Name parameter, which must be between 6 and 128 characters. Kindly make the necessary modifications and call the interface again.',
  },
  'InvalidParameter.Percentage': {
    status: 400,
    message:
      'The Percentage parameter is invalid. Please check the Percentage parameter, which should be in the range of 1-100. Modify it accordingly and call the interface again.',
  },
  'InvalidParameter.Image': {
    status: 400,
    message:
      'The specified Image is invalid. Please check the Image parameter and make the necessary modifications and call the interface again.',
  },
  'InvalidParameter.HttpHeaders': {
    status: 400,
    message:
      'The specified HttpHeaders is invalid. Please check the HttpHeaders parameter. Please make the necessary changes and call the interface again.',
  },
  // One code in two spellings; which one depends on the operation.
  'InvalidParameter.appid': { status: 400, message: wrongAppId },
  'InvalidParameter.Appid': { status: 400, message: wrongAppId },
  'InvalidParameter.VersionId': {
    status: 400,
    message:
      'The specified VersionId is invalid.\u00a0 Please check the VersionId parameter. You may not have entered the parameter or the parameter does not start with ver-string. Please modify it and call the interface again.',
  },
  'InvalidParameter.PublishEnv': {
    status: 400,
    message:
      'The specified PublishEnv is invalid. Please check the PublishEnv parameter. It may not be set to either "prod" or "staging." Please make the necessary changes and call the interface again.',
  },
  'InvalidParameter.HealthCheckType': wrongHealthCheck('HealthCheckType'),
  'InvalidParameter.HealthCheckHost': wrongHealthCheck('HealthCheckHost'),
  'InvalidParameter.HealthCheckHttpCode': wrongHealthCheck('HealthCheckHttpCode'),
  'InvalidParameter.HealthCheckMethod': wrongHealthCheck('HealthCheckMethod'),
  'InvalidParameter.HealthCheckURI': wrongHealthCheck('HealthCheckURI'),
  'InvalidParameter.HealthCheckInterval': wrongHealthCheck('HealthCheckInterval'),
  'InvalidParameter.HealthCheckTimeout': wrongHealthCheck('HealthCheckTimeout'),
  'InvalidParameter.HealthCheckSuccTimes': wrongHealthCheck('HealthCheckSuccTimes'),
  'InvalidParameter.HealthCheckFailTimes': wrongHealthCheck('HealthCheckFailTimes'),
  'InvalidParameter.HealthCheckPort': wrongHealthCheck('HealthCheckPort'),
  'InvalidParameter.PageNumber': {
    status: 400,
    message:
      'Failed to verify parameter PageNumber.Check whether the parameter exists and is set to a positive integer.',
  },
  'InvalidPageSize.ValueNotSupported': {
    status: 400,
    message:
      'The PageSize value is invalid. The default value is set to 20. The acceptable range is between 1 and 500.',
  },
  'InvalidParameter.OrderType': {
    status: 400,
    message:
      'The specified OrderType is invalid. Please check the OrderType parameter. You may not have set it to either Asc or Desc. Please make the necessary changes and call the interface again.',
  },
  'InvalidParameter.OrderKey': {
    status: 400,
    message: 'The specified OrderKey is invalid. Please check the OrderKey parameter.',
  },
  ParameterAlreadyExist: {
    status: 400,
    message: 'Parameter uniqueness verification failed. Check for duplicate parameter values.',
  },
  NameAlreadyExists: { status: 400, message: 'The name already exists.' },
  ParamNameError: { status: 400, message: 'The Name parameter is invalid.' },
  InternalException: { status: 400, message: callFailed },
  InternalError: { status: 500, message: callFailed },
  'InvalidVersion.NotFound': { status: 400, message: 'The version does not exist.' },
  'InvalidStartTime.Malformed': { status: 400, message: 'The specified StartTime parameter is invalid.' },
  'InvalidEndTime.Malformed': { status: 400, message: 'The specified EndTime is invalid.' },
  'InvalidEndTime.Mismatch': { status: 400, message: 'The specified EndTime is earlier than the StartTime.' },
  'Record.AlreadyExist': {
    status: 403,
    message:
      'The specified record content conflicts with existing records. Adjust your configurations based on the related product documentation.',
  },
  'InvalidApp.NotFound': {
    status: 404,
    message: 'The application does not exist. Check whether the application ID you specified is correct and try again.',
  },
} as const satisfies ErrorTable;

export const esaError = createErrors(esaErrors);

/** InternalError as it is published for a record without its site. */
export function missingSite(): ApiError {
  return new ApiError('InternalError', 400, 'An internal exception occurred, please try again later.');
}
