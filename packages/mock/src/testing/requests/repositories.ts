import type { Reaches } from "../reach.ts";

type Ids = "listRepositories" | "createRepository" | "lookupRepository" | "getRepository" | "deleteRepository";

/** Requests that reach each status of the operations on repositories. */
export const repositories: Reaches<Ids> = {
  listRepositories: { success: {} },
  createRepository: {
    success: { body: { remote_url: "git@github.com:acme/payments.git", name: "payments" } },
    422: { body: { remote_url: "git@github.com:acme/mobile.git", name: "mobile" } },
  },
  lookupRepository: {
    success: { query: { remote_url: "git@github.com:acme/checkout-api.git" } },
    400: { query: { remote_url: "./checkout-api" } },
  },
  getRepository: { success: {} },
  deleteRepository: { success: {} },
};
