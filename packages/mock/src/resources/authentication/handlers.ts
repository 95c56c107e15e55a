import { constantOf, enumValuesOf, type Schemas } from "../../contract/values.ts";
import type { Caller, Handler } from "../../rules/handler.ts";
import { createListCache } from "../../rules/list-cache.ts";
import { paginate } from "../../rules/records.ts";
import { byOrderOf } from "../../store/sorting.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { isOwner, membershipsOf } from "../organizations/membership.ts";
import {
  createUserCode,
  decideDevice,
  decisionStatuses,
  deviceVerifyPath,
  normalizeUserCode,
  pollDevice,
} from "./devices.ts";
import { endLogin, issueTokens, signIn } from "./logins.ts";
import {
  consumeChallenge,
  createChallenge,
  hasMaxPasskeys,
  isAcceptedProof,
  isCredentialId,
  readAttestedBackupState,
  readBackupState,
  relyingPartyId,
  toPasskey,
  userHandle,
} from "./passkeys.ts";
import { findOrCreateUser, removeUser } from "./users.ts";

export const completePasskeyLogin: Handler<"completePasskeyLogin"> = (context) => {
  const { store, body, now, error } = context;
  const { id, rawId, response } = body.credential;
  if (consumeChallenge(context, response.clientDataJSON, { ceremony: "login", user_id: null })) throw error("rejected");
  const passkey = store.passkeys.find({ credential_id: id });
  if (!passkey || rawId !== id || response.userHandle !== userHandle(passkey.user_id)) throw error("rejected");
  if (!isAcceptedProof(response.signature)) throw error("rejected");
  store.passkeys.update(passkey, {
    backed_up: readBackupState(response.authenticatorData) ?? passkey.backed_up,
    last_used_at: now(),
  });
  return signIn(context, { userId: passkey.user_id, method: "passkey", passkeyId: passkey.id });
};

export const completePasskeyRegistration: Handler<"completePasskeyRegistration"> = (context) => {
  const { store, random, contract, body, caller, now, error } = context;
  const { id, rawId, response } = body.credential;
  if (hasMaxPasskeys(store, contract, caller.user.id)) throw error("limitReached");
  const challengeError = consumeChallenge(context, response.clientDataJSON, {
    ceremony: "registration",
    user_id: caller.user.id,
  });
  if (challengeError) throw error(challengeError);
  if (rawId !== id || !isCredentialId(id) || !isAcceptedProof(response.attestationObject)) throw error("notVerified");
  if (store.passkeys.find({ credential_id: id })) throw error("alreadyRegistered");
  const passkey = store.passkeys.add({
    id: random.uuid(),
    user_id: caller.user.id,
    name: body.name,
    credential_id: id,
    transports: [...new Set(response.transports)].sort(),
    backed_up: readAttestedBackupState(response.attestationObject) ?? false,
    created_at: now(),
    last_used_at: null,
  });
  return { data: toPasskey(passkey) };
};

export const deleteCurrentUser: Handler<"deleteCurrentUser"> = ({ store, caller, error }) => {
  if (membershipsOf(store, caller.user.id).some(isOwner)) throw error("ownsOrganization");
  removeUser(store, caller.user);
  return { user: caller.user };
};

export const deletePasskey: Handler<"deletePasskey"> = ({ store, caller, path, error }) => {
  const passkey = store.passkeys.get(path.id);
  if (passkey?.user_id !== caller.user.id) throw error("notFound");
  store.passkeys.remove(passkey.id);
  return { message: "Passkey deleted" };
};

export const exchangeDeviceCode: Handler<"exchangeDeviceCode"> = (context) => {
  const { store, body, now, error } = context;
  const grant = store.device_grants.get(body.device_code);
  if (!grant || grant.status === "claimed") throw error("invalidGrant");
  if (grant.expires_at <= now()) throw error("expiredToken");
  if (grant.status === "denied") throw error("accessDenied");
  if (grant.status === "pending") throw error(pollDevice(store, grant, now()));
  const user = store.users.get(grant.user_id ?? "");
  if (!user) throw error("invalidGrant");
  store.device_grants.update(grant, { status: "claimed" });
  return signIn(context, { userId: user.id, method: "device" });
};

export const getCurrentUser: Handler<"getCurrentUser"> = ({ caller }) => ({ user: caller.user });

export const listCurrentUserActivity: Handler<"listCurrentUserActivity"> = ({ store, caller, query }) =>
  paginate(store.logins.in(caller.user.id), query, (login) => toSignIn(login, caller));

function toSignIn({ user_id, ended_at, ...signIn }: Tables["logins"], { login }: Caller): Schemas["SignIn"] {
  return { ...signIn, current: signIn.id === login.id };
}

export const listCurrentUserOrganizations: Handler<"listCurrentUserOrganizations"> = ({ store, caller, contract }) => {
  const memberships = membershipsOf(store, caller.user.id);
  const order = byOrderOf<Schemas["UserMembership"]>(contract, "listCurrentUserOrganizations");
  return userMemberships(memberships, [store.organizations.in("")], () =>
    memberships.flatMap((member) => toMembership(store, member)).sort(order),
  );
};

const userMemberships = createListCache<Schemas["UserMembership"]>();

function toMembership(store: Store, member: Tables["members"]): Schemas["UserMembership"][] {
  const { user_id, name, email, ...membership } = member;
  const organization = store.organizations.get(member.organization_id);
  if (!organization) return [];
  return [{ ...membership, organization_name: organization.name, organization_slug: organization.slug }];
}

export const listPasskeys: Handler<"listPasskeys"> = ({ store, caller, query }) =>
  paginate(store.passkeys.in(caller.user.id), query, toPasskey);

export const logoutUser: Handler<"logoutUser"> = ({ store, caller, now }) => {
  endLogin(store, caller.login, now());
  return { message: "Logged out" };
};

export const refreshToken: Handler<"refreshToken"> = (context) => {
  const { store, body, now, error } = context;
  const token = store.refresh_tokens.get(body.refresh_token);
  const login = token && store.logins.get(token.login_id);
  if (!login || login.ended_at !== null) throw error("rejected");
  if (token.used) {
    // A reused refresh token was probably stolen (RFC 9700, section 4.14.2).
    endLogin(store, login, now());
    throw error("rejected");
  }
  store.refresh_tokens.update(token, { used: true });
  return issueTokens(context, login);
};

export const requestDeviceCode: Handler<"requestDeviceCode"> = (context) => {
  const { store, random, now, contract, origin } = context;
  const seconds = constantOf(contract, "DeviceAuthorization", "expires_in");
  const interval = constantOf(contract, "DeviceAuthorization", "interval");
  const { id, user_code } = store.device_grants.add({
    id: random.secret(32),
    user_code: createUserCode(context),
    status: "pending",
    user_id: null,
    interval,
    polled_at: null,
    expires_at: now(seconds),
  });
  return {
    device_code: id,
    user_code,
    verification_uri: origin + deviceVerifyPath,
    expires_in: seconds,
    interval,
  };
};

export const requestMagicLink: Handler<"requestMagicLink"> = ({ store, random, body, now }) => {
  const token = random.secret(32);
  store.magic_links.add({ id: token, email: body.email, used: false, expires_at: now(fifteenMinutes) });
  store.mails.add({ id: random.uuid(), to: body.email, kind: "magic_link", token, sent_at: now() });
  return { message: "We have sent a link to this address" };
};

const fifteenMinutes = 15 * 60;

export const requestPasskeyLogin: Handler<"requestPasskeyLogin"> = (context) => ({
  data: {
    challenge: createChallenge(context, { ceremony: "login", user_id: null }),
    timeout: constantOf(context.contract, "PasskeyRequestOptions", "timeout"),
    rpId: relyingPartyId(context.origin),
    userVerification: constantOf(context.contract, "PasskeyRequestOptions", "userVerification"),
  },
});

export const requestPasskeyRegistration: Handler<"requestPasskeyRegistration"> = (context) => {
  const { store, contract, caller, origin, error } = context;
  const { id, name, email } = caller.user;
  if (hasMaxPasskeys(store, contract, id)) throw error("limitReached");
  const data: Schemas["PasskeyCreationOptions"] = {
    challenge: createChallenge(context, { ceremony: "registration", user_id: id }),
    rp: { id: relyingPartyId(origin), name: "crewkit" },
    user: { id: userHandle(id), name: email, displayName: name },
    pubKeyCredParams: enumValuesOf(contract, "PasskeyAlgorithm").map((alg) => ({ type: "public-key", alg })),
    timeout: constantOf(contract, "PasskeyCreationOptions", "timeout"),
    excludeCredentials: store.passkeys
      .in(id)
      .map(({ credential_id, transports }) => ({ type: "public-key", id: credential_id, transports })),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  };
  return { data };
};

export const revokeToken: Handler<"revokeToken"> = ({ store, body, caller, now }) => {
  const token = store.refresh_tokens.get(body.refresh_token);
  const login = token && store.logins.get(token.login_id);
  if (login?.user_id === caller.user.id) endLogin(store, login, now());
  return { message: "Token revoked" };
};

export const updateCurrentUser: Handler<"updateCurrentUser"> = ({ store, caller, body }) => {
  return { user: store.users.update(caller.user, body) };
};

export const verifyDeviceCode: Handler<"verifyDeviceCode"> = ({ store, body, caller, now, error }) => {
  const { user_code, decision } = body;
  if (!decideDevice(store, now(), { userCode: user_code, userId: caller.user.id, decision })) throw error("unknown");
  return { data: { user_code: normalizeUserCode(user_code), status: decisionStatuses[decision] } };
};

export const verifyMagicLink: Handler<"verifyMagicLink"> = (context) => {
  const { store, body, now, error } = context;
  const link = store.magic_links.get(body.token);
  if (!link || link.used || link.expires_at <= now()) throw error("rejected");
  store.magic_links.update(link, { used: true });
  return signIn(context, { userId: findOrCreateUser(context, link.email).id, method: "magic_link" });
};
