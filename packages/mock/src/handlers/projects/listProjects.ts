import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";

export const listProjects: Handler<"listProjects"> = ({ store, organization, query }) =>
  page(store.projects.in(organization.id), query);
