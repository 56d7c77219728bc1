// Who an account is to the service.
import type { Profile } from '../credentials/profile';
import type { EndpointOverrides } from '../endpoints';
import { stsApi } from './stsApi';
import type { SignedIn } from './signedIn';

/**
 * Asks the service once who an account is. True when that was news.
 * Where calls are sent elsewhere and STS is not, the keys may not belong to the cloud, and STS is not called.
 */
export async function identify(one: SignedIn, endpoints: EndpointOverrides): Promise<boolean> {
  const isElsewhere = Object.keys(endpoints).length > 0 && endpoints[stsApi.id] === undefined;
  if (one.identity || (isElsewhere && one.profile)) {
    return false;
  }
  // Not known is no failure of what the user wanted; the next sign-in asks again.
  const asking = one.sts.getCallerIdentity(one.signal).catch(() => undefined);
  one.identity = asking;
  const identity = await asking;
  if (one.identity !== asking || identity?.AccountId === undefined) {
    return false;
  }
  one.account = identity.AccountId;
  return true;
}

/** The same profile, by name and by what is written in it, tokens aside. */
export function isSameProfile(one: SignedIn, chosen: Profile): boolean {
  return one.id === chosen.id && one.profile?.identity === chosen.identity;
}

/**
 * A profile has been signed in to again. Is it the `same` account, is it `blocked` still, or is an `other` identity signed in by the
 * same name, which is also assumed when it cannot be determined?
 */
export async function renewSignIn(
  one: SignedIn,
  profile: Profile,
  endpoints: EndpointOverrides,
): Promise<'same' | 'blocked' | 'other'> {
  const before = one.account;
  const wasCalled = one.identity !== undefined;
  one.profile = profile;
  one.credential?.forget();
  forgetLogin(one);
  // The account stays what it is meanwhile, so that a later login is compared with it too.
  const isFound = await identify(one, endpoints);
  if (one.blocked) {
    delete one.identity;
    return 'blocked';
  }
  if (before === undefined) {
    // The account of earlier calls is unknown; without a call, or where STS is never called, there is nothing to compare with.
    return wasCalled ? 'other' : 'same';
  }
  return isFound && one.account === before ? 'same' : 'other';
}

function forgetLogin(one: SignedIn): void {
  delete one.identity;
  delete one.blocked;
}
