// Rules for one piece of text each: what is wrong with it, in a sentence; undefined when nothing is.

import * as l10n from '@vscode/l10n';
import { hasScheme, isHostName, isPort } from '../../../../base/hostName';
import { findImageProblem } from '../../../../base/imageReference';
import { hasInvisible } from '../../../../base/text';
import { isReservedTagKey } from './fields';
import { maxAmount, maxHost, maxId, maxImageReference, maxName, maxPassword, maxTagText, maxUserName } from './limits';

export type Rule = (text: string) => string | undefined;

export function checkPlainText(text: string, maxLength: number): string | undefined {
  // Length first: what is far too long is not worth reading.
  if (text.length > maxLength) {
    return l10n.t('Too long: at most {0} characters.', maxLength);
  }
  return hasInvisible(text) ? l10n.t('Contains an invisible or control character. Retype it.') : undefined;
}

export function checkName(text: string): string | undefined {
  return text === '' ? l10n.t('Enter a name.') : checkPlainText(text, maxName);
}

export function checkAmount(text: string): string | undefined {
  const wrong = checkPlainText(text, maxId);
  if (wrong !== undefined) {
    return wrong;
  }
  if (!/^(0|[1-9][0-9]*)$/.test(text)) {
    return l10n.t('Enter a whole number, digits only.');
  }
  const amount = Number(text);
  return amount >= 1 && amount <= maxAmount ? undefined : l10n.t('Enter a number from 1 to {0}.', maxAmount);
}

/** A rule for ids that begin with `prefix`. */
export function createIdRule(prefix: string): Rule {
  return (text) =>
    checkPlainText(text, maxId) ??
    (text.startsWith(prefix) && /^[a-z]+-[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$/.test(text)
      ? undefined
      : l10n.t('Enter an ID that starts with {0}.', prefix));
}

export function checkRegion(text: string): string | undefined {
  return (
    checkPlainText(text, maxId) ??
    (/^[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
      ? undefined
      : l10n.t('Enter the ID of a region, such as {0}.', 'cn-hangzhou'))
  );
}

export function checkZone(text: string): string | undefined {
  return checkRegion(text) === undefined ? undefined : l10n.t('Enter the ID of a zone, such as {0}.', 'cn-hangzhou-g');
}

export function checkRole(text: string): string | undefined {
  return (
    checkPlainText(text, maxUserName) ??
    (/^acs:ram::[0-9]+:role\/[\w.@-]+$/.test(text)
      ? undefined
      : l10n.t('Enter the ARN of a RAM role, such as {0}.', 'acs:ram::1234567890123456:role/acr-pull'))
  );
}

/** `host` or `host:port`. */
export function checkHost(text: string): string | undefined {
  const wrong = checkPlainText(text, maxHost);
  if (wrong !== undefined) {
    return wrong;
  }
  if (hasScheme(text)) {
    return l10n.t('Remove {0}.', `${text.slice(0, text.indexOf(':'))}://`);
  }
  if (text.includes('/')) {
    return l10n.t('Enter the host only, without a path.');
  }
  const [, host = '', port] = /^(.*?)(?::([0-9]{1,5}))?$/.exec(text) ?? [];
  return isHostName(host) && (port === undefined || isPort(port))
    ? undefined
    : l10n.t('Enter a host, such as {0}.', 'registry.example.com:5000');
}

export function checkImage(text: string): string | undefined {
  return checkPlainText(text, maxImageReference) ?? findImageProblem(text)?.message;
}

export function checkUserName(text: string): string | undefined {
  return text === '' ? l10n.t('Enter a user name.') : checkPlainText(text, maxUserName);
}

/** The message reveals nothing about the contents of the password. */
export function checkPassword(text: string): string | undefined {
  return text === '' ? l10n.t('Enter the password.') : checkPlainText(text, maxPassword);
}

export function checkTagKey(text: string): string | undefined {
  if (text === '') {
    return l10n.t('Enter a key.');
  }
  return (
    checkTagValue(text) ??
    (isReservedTagKey(text)
      ? l10n.t('Keys that start with {0} or {1} are reserved by Alibaba Cloud.', 'aliyun', 'acs:')
      : undefined)
  );
}

export function checkTagValue(text: string): string | undefined {
  return (
    checkPlainText(text, maxTagText) ??
    (/https?:\/\//i.test(text) ? l10n.t('Tags cannot contain {0} or {1}.', 'http://', 'https://') : undefined)
  );
}

/** Items of a list typed into one field: separated by commas or white space, full-width commas included. */
export function splitList(text: string): string[] {
  return text.split(/[\s,，;；]+/).filter((item) => item !== '');
}
