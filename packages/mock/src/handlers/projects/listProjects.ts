import type { Handler } from "../../handler.ts";

export const listProjects: Handler<"listProjects"> = ({ store, organization }) => store.projects.in(organization.id);
