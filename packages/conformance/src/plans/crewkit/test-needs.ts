import type { Plan, TestNeeds } from "../../base/plan.ts";

const email: TestNeeds = { capabilities: ["readEmail"] };
const clock: TestNeeds = { capabilities: ["advanceClock"] };

/** What tests need in addition to what the contract states, by patterns of their names. */
const needs: [name: RegExp, needs: TestNeeds][] = [
  [/ > custom (?!adds up to the summary|has a point for each period|covers 30 days)/, { writes: true }],
  [/ > a revoked token$|a session in a (private|restricted)|another organization's published/, { writes: true }],
  [/^((fork|upgrade|rollback)Resource|(stop|archive|deploy)Experiment) > methods/, { writes: true }],
  // Only an account that the suite creates may change its name or delete itself, and has passkeys and links.
  [/^(completePasskey\w+|deletePasskey|verifyMagicLink|(update|delete)CurrentUser) > 20\d /, email],
  [/^completePasskey\w+ > 4\d\d > (challengeClosed|alreadyRegistered|notVerified|rejected)/, email],
  [/^completePasskeyRegistration > (lifecycle|values|concurrent|side-effects|ownership)/, email],
  [/^(deletePasskey|(update|delete)CurrentUser) > (values|deleted|concurrent|side-effects)/, email],
  [/^verifyMagicLink > (4\d\d > (?!blank|.*unknown link)|500 )/, email],
  [/limitReached|ownsOrganization|deleted the account/, email],
  [/^(refreshToken|requestMagicLink|verifyMagicLink|requestPasskeyRegistration|completePasskey\w+) > custom/, email],
  [/^(deletePasskey|updateCurrentUser|deleteCurrentUser) > custom/, email],
  [/ > custom (lists each login|emails the link)/, email],
  [/expired code|expiredToken|tokens expired/, clock],
  [/ > custom .*(newest session ended|or has expired|after a week|a week from now)/, clock],
  [/^(deleteMember|updateMember|transferOwnership|updateRole) > custom/, { as: ["admin"] }],
  [/accepts reports of an admin|a session in a private repository/, { as: ["admin"] }],
  [/a session in a restricted repository/, { as: ["member"] }],
  [/^(deleteMember|updateMember|transferOwnership) > (200|side-effects)/, { as: ["member"] }],
  [/ > side-effects/, { as: ["outsider", "viewer"] }],
  [/alreadyAnswered|notAMember \(as|another organization's published/, { as: ["outsider"] }],
  [/^(acceptInvitation|declineInvitation) > (200|custom)/, { as: ["outsider"] }],
  [/ > custom (accepts an address|.*another user's (login|organization)|signs the device in)/, { as: ["outsider"] }],
  [/^resolveProject > custom returns the first/, { as: ["outsider"] }],
];

export const testNeeds: NonNullable<Plan["testNeeds"]> = ({ name }) => {
  const own = needs.flatMap(([pattern, each]) => (pattern.test(name) ? each : []));
  return {
    writes: own.some(({ writes }) => writes),
    capabilities: own.flatMap(({ capabilities = [] }) => capabilities),
    as: own.flatMap(({ as = [] }) => as),
  };
};
