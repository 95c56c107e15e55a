import type { Reaches } from "../reach.ts";

type Ids =
  | "listProjects"
  | "createProject"
  | "checkProjectSlug"
  | "getProject"
  | "updateProject"
  | "deleteProject"
  | "resolveProject";

/** Requests that reach each status of the operations on projects. */
export const projects: Reaches<Ids> = {
  listProjects: { success: {} },
  createProject: {
    success: { body: { name: "Payments", slug: "payments" } },
    422: { body: { name: "Payments", slug: "checkout" } },
  },
  checkProjectSlug: { success: { query: { slug: "payments" } }, 400: { query: { slug: "No slug" } } },
  getProject: { success: {} },
  updateProject: { success: { body: { name: "Checkout and refunds" } }, 422: { body: { slug: "handbook" } } },
  deleteProject: { success: {} },
  resolveProject: {
    success: { body: { remote_url: "git@github.com:acme/checkout-api.git" } },
    422: { body: { remote_url: "./checkout-api" } },
  },
};
