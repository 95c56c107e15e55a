import type { CredentialRule } from "../../plan/rules.ts";
import { logIn } from "./world/logins.ts";

/** Refresh tokens rotate, each works once, and one that is used twice ends the login. */
export const credential: CredentialRule = {
  first: logIn,
  renew: { operation: "refreshToken", sent: "/refresh_token", access: "/access_token", refresh: "/refresh_token" },
  use: "getCurrentUser",
  end: [{ operation: "revokeToken", sent: "/refresh_token" }, { operation: "logoutUser" }],
  life: 14_400,
  overlaps: true,
  reuseEnds: true,
};
