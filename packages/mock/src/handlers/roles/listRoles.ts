import type { Handler } from "../../call.ts";

export const listRoles: Handler<"listRoles"> = ({ store, organization }) => store.roles.in(organization.id);
