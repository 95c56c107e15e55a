import { matchesMediaType } from "../checks/tools/response-schema.ts";
import { requestMediaType } from "../http/draft.ts";
import { bodySchema } from "../schema/request-body.ts";
import { successOf } from "../spec/model.ts";
import type { TestCaseGenerator, TestCaseParts } from "./case-generator.ts";

/** The Content-Type is required, and is compared without case and parameters (RFC 9110, section 8.3.1). */
export const mediaTypes: TestCaseGenerator = (operation, { spec }) => {
  if (!bodySchema(spec, operation)) return [];
  const { mediaType: status } = spec.plan.errorStatuses;
  const documented = Object.keys(operation.requestBody?.content ?? {});
  const type = requestMediaType(operation);
  const sameType = `${type.toUpperCase()}; charset=utf-8`;
  const rejected = (label: string, value: string | null): TestCaseParts => {
    return { label, status, edits: [{ in: "content", changes: { mediaType: value } }], errorKind: "mediaType" };
  };
  return [
    // Parameters of a documented type may be required, such as a version.
    ...(type.includes(";")
      ? []
      : [
          {
            label: sameType,
            status: successOf(operation),
            edits: [{ in: "content", changes: { mediaType: sameType } } as const],
          },
        ]),
    rejected("no Content-Type", null),
    ...(documented.some((each) => matchesMediaType(each, "text/plain"))
      ? []
      : [rejected("the Content-Type text/plain", "text/plain")]),
  ];
};
