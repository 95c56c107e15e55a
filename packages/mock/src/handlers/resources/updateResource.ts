import type { Handler } from "../../handler.ts";
import { saveContent, updateDescription } from "../../rules/resources/versions.ts";

export const updateResource: Handler<"updateResource"> = (context) => {
  const { content, description, change_summary } = context.body;
  const described = updateDescription(context.resource, description, context);
  return { data: content === undefined ? described : saveContent(described, { content, change_summary }, context) };
};
