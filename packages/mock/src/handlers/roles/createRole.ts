import type { Handler } from "../../handler.ts";

export const createRole: Handler<"createRole"> = ({ store, organization, body, random, now, error }) => {
  if (store.roles.find({ organization_id: organization.id, key: body.key })) throw error("keyTaken");
  const data = store.roles.add({
    id: random.uuid(),
    organization_id: organization.id,
    key: body.key,
    level: body.level,
    custom_name: body.custom_name,
    permission_level: body.permission_level,
    coaching_mode_enabled: body.coaching_mode_enabled,
    built_in: false,
    created_at: now(),
  });
  return { data };
};
