// Error codes of the ESA edge container operations in use, from their official documents.
import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from '../../../cloud/errors/errorWords';

export function explainEsaErrors(): Record<string, ErrorExplanation> {
  return {
    ...explainVersionErrors(),
    ...explainAppErrors(),
    ...explainHealthCheckErrors(),
    ...explainListingErrors(),
    ...explainServerErrors(),
  };
}

/** An error of the caller: repeating the call as it is cannot help. */
function createInputExplanation(message: string, hint: string): ErrorExplanation {
  return { kind: 'input', message, hint };
}

function explainVersionErrors(): Record<string, ErrorExplanation> {
  return {
    'InvalidParameter.Name': createInputExplanation(
      l10n.t('The name of the version is too short or too long.'),
      l10n.t('Use 6 to 128 characters.'),
    ),
    NameAlreadyExists: createInputExplanation(l10n.t('This name is already taken.'), l10n.t('Select another name.')),
    'InvalidParameter.Image': createInputExplanation(
      l10n.t('The image address contains a character the service does not allow, such as @, #, or %.'),
      l10n.t('Reference the image by tag; digests (@sha256:…) are not supported here.'),
    ),
    'InvalidParameter.HttpHeaders': createInputExplanation(
      l10n.t('The HTTP headers of a probe do not meet the requirements of the service.'),
      l10n.t('Use the format [{"Name":"value"}] without @ and #, or omit them.'),
    ),
    ParameterAlreadyExist: createInputExplanation(
      l10n.t('A value that must be unique occurs twice.'),
      l10n.t('Container names must be unique within a version, and a record can only be added once.'),
    ),
    'InvalidParameter.Percentage': createInputExplanation(
      l10n.t('The percentage of the release is out of range.'),
      l10n.t('Use a whole number from 1 to 100.'),
    ),
    'InvalidParameter.PublishEnv': createInputExplanation(
      l10n.t('The service does not recognize this environment.'),
      l10n.t('Publish to production (prod) or staging.'),
    ),
    'InvalidParameter.VersionId': createInputExplanation(
      l10n.t('The service did not accept the ID of the version.'),
      l10n.t('Refresh the list of versions and select one. IDs start with ver-.'),
    ),
    'InvalidVersion.NotFound': createInputExplanation(
      l10n.t('The version no longer exists.'),
      l10n.t('Refresh the list.'),
    ),
  };
}

function explainAppErrors(): Record<string, ErrorExplanation> {
  return {
    // Written .Appid by some operations: codes are compared without case.
    'InvalidParameter.appid': createInputExplanation(
      l10n.t('This is not the ID of an edge container app.'),
      l10n.t('App IDs start with app-. Select an app from the list.'),
    ),
    'InvalidApp.NotFound': createInputExplanation(
      l10n.t('The edge container app no longer exists.'),
      l10n.t('Refresh the list.'),
    ),
    ParamNameError: createInputExplanation(
      l10n.t('The service did not accept the name of the app.'),
      l10n.t('Use 6 to 128 lower-case letters, digits and hyphens, a letter first and no hyphen last.'),
    ),
    'Record.AlreadyExist': createInputExplanation(
      l10n.t('Domain names still point to the app.'),
      l10n.t('Delete the records of the app first.'),
    ),
  };
}

function explainHealthCheckErrors(): Record<string, ErrorExplanation> {
  return {
    'InvalidParameter.HealthCheckType': createInputExplanation(
      l10n.t('The type of the health check is not supported.'),
      l10n.t('Use l4 or l7.'),
    ),
    'InvalidParameter.HealthCheckHost': createInputExplanation(
      l10n.t('The domain name of the health check is not valid.'),
      l10n.t('Enter a domain name, such as www.example.com.'),
    ),
    'InvalidParameter.HealthCheckHttpCode': createInputExplanation(
      l10n.t('The status code of the health check is not supported.'),
      l10n.t('Use http_2xx or http_3xx.'),
    ),
    'InvalidParameter.HealthCheckMethod': createInputExplanation(
      l10n.t('The method of the health check is not supported.'),
      l10n.t('Use HEAD or GET.'),
    ),
    'InvalidParameter.HealthCheckURI': createInputExplanation(
      l10n.t('The path of the health check is not valid.'),
      l10n.t('Use 1 to 80 characters beginning with a slash.'),
    ),
    'InvalidParameter.HealthCheckInterval': createInputExplanation(
      l10n.t('The interval of the health check is out of range.'),
      l10n.t('Use 1 to 50 seconds.'),
    ),
    'InvalidParameter.HealthCheckTimeout': createInputExplanation(
      l10n.t('The timeout of the health check is out of range.'),
      l10n.t('Use 1 to 100 seconds.'),
    ),
    'InvalidParameter.HealthCheckSuccTimes': createInputExplanation(
      l10n.t('The number of successes of the health check is out of range.'),
      l10n.t('Use 1 to 10.'),
    ),
    'InvalidParameter.HealthCheckFailTimes': createInputExplanation(
      l10n.t('The number of failures of the health check is out of range.'),
      l10n.t('Use a number from 1 to 10.'),
    ),
    'InvalidParameter.HealthCheckPort': createInputExplanation(
      l10n.t('The port of the health check is out of range.'),
      l10n.t('Use 1 to 65535.'),
    ),
  };
}

function explainListingErrors(): Record<string, ErrorExplanation> {
  return {
    'InvalidParameter.PageNumber': createInputExplanation(
      l10n.t('The service did not accept the page number.'),
      l10n.t('Refresh the list.'),
    ),
    'InvalidPageSize.ValueNotSupported': createInputExplanation(
      l10n.t('The service does not support this page size.'),
      l10n.t('Update the extension. If that does not help, report it with the request ID.'),
    ),
    'InvalidParameter.OrderType': createInputExplanation(
      l10n.t('The service does not support this sort order.'),
      l10n.t('Update the extension. If that does not help, report it with the request ID.'),
    ),
    'InvalidParameter.OrderKey': createInputExplanation(
      l10n.t('The service cannot sort by this field.'),
      l10n.t('Update the extension. If that does not help, report it with the request ID.'),
    ),
    'InvalidStartTime.Malformed': createInputExplanation(
      l10n.t('The start of the time range is not valid.'),
      l10n.t('Select another time range.'),
    ),
    'InvalidEndTime.Malformed': createInputExplanation(
      l10n.t('The end of the time range is not valid.'),
      l10n.t('Select another time range.'),
    ),
    'InvalidEndTime.Mismatch': createInputExplanation(
      l10n.t('The end of the time range is before its start.'),
      l10n.t('Select another time range.'),
    ),
  };
}

/** Writes have no client token here, so that it is unknown whether a write with such an error was carried out. */
function explainServerErrors(): Record<string, ErrorExplanation> {
  const again = l10n.t('Refresh to see whether it succeeded, then try again.');
  return {
    InternalError: {
      kind: 'service',
      message: l10n.t('The edge container service reported an internal error.'),
      hint: again,
      retryAfterMs: 0,
    },
    InternalException: {
      kind: 'service',
      message: l10n.t('The edge container service could not carry out the request.'),
      hint: again,
      retryAfterMs: 0,
    },
  };
}
