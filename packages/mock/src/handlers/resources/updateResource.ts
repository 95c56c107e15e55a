import type { Handler } from "../../call.ts";
import { describeResource, writeContent } from "../../rules/resources/versions.ts";

export const updateResource: Handler<"updateResource"> = (call) => {
  const { content, description, change_summary } = call.body;
  const described = describeResource(call.resource, description, call);
  return { data: content === undefined ? described : writeContent(described, { content, change_summary }, call) };
};
