import type { Handler } from "../../handler.ts";

export const listRoles: Handler<"listRoles"> = ({ store, organization }) => store.roles.in(organization.id);
