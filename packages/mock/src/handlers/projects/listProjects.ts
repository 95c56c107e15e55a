import type { Handler } from "../../call.ts";

export const listProjects: Handler<"listProjects"> = ({ store, organization }) => store.projects.in(organization.id);
