import { successOf } from "../base/model.ts";
import { matchesMediaType } from "../checks/tools/response-schema.ts";
import { requestMediaType } from "../http/draft.ts";
import { bodySchema } from "../schema/request-body.ts";
import type { TestCaseGenerator, TestCaseParts } from "./case-generator.ts";

/** The Content-Type is required, and is compared without case and parameters (RFC 9110, section 8.3.1). */
export const mediaTypes: TestCaseGenerator = (operation, { spec }) => {
  if (!bodySchema(spec, operation)) return [];
  const { mediaType: status } = spec.plan.errorStatuses;
  const documented = Object.keys(operation.requestBody?.content ?? {});
  const type = requestMediaType(operation);
  const sameType = `${type.toUpperCase()}; charset=utf-8`;
  const withType = (label: string, mediaType: string | null, parts: Pick<TestCaseParts, "status" | "errorKind">) =>
    ({ ...parts, label, edits: [{ in: "content", changes: { mediaType } }] }) as const;
  const accepted = { status: successOf(operation) };
  const rejected = { status, errorKind: "mediaType" } as const;
  const acceptsText = documented.some((each) => matchesMediaType(each, "text/plain"));
  return [
    // Parameters of a documented type may be required, such as a version.
    ...(type.includes(";") ? [] : [withType(sameType, sameType, accepted)]),
    withType("no Content-Type", null, rejected),
    ...(acceptsText ? [] : [withType("the Content-Type text/plain", "text/plain", rejected)]),
  ];
};
