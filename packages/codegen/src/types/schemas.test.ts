import openapiTS, { astToString } from "openapi-typescript";
import { expect, test } from "vitest";
import { tidyComments } from "./comments.ts";
import { nameSchemas } from "./schemas.ts";

const contract = {
  openapi: "3.1.0",
  info: { title: "A small one", version: "1" },
  paths: {},
  components: {
    schemas: {
      Session: {
        type: "object",
        description: "What an agent did.",
        required: ["id", "outcome"],
        properties: {
          id: { type: "string", format: "uuid", description: "Its id." },
          outcome: { $ref: "#/components/schemas/Outcome" },
          before: { type: "array", items: { $ref: "#/components/schemas/Session" } },
        },
      },
      Outcome: { type: "string", enum: ["success", "failure"], description: "How it went. More values may come." },
    },
    responses: {
      Found: {
        description: "A session.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Session" } } },
      },
    },
  },
};

test("declares each schema once, with its description, and refers to it", async () => {
  const nodes = await openapiTS(JSON.stringify(contract), { rootTypes: true, rootTypesNoSchemaPrefix: true });
  nodes.forEach(tidyComments);
  const text = astToString(nameSchemas(nodes));
  expect(text).toContain(`
/** What an agent did. */
export interface Session {
    /**
     * Its id.
     *
     * Format: uuid
     */
    id: string;
    outcome: Outcome;
    before?: Session[];
}
/** How it went. More values may come. */
export type Outcome = "success" | "failure";
`);
  expect(text).toContain(`
    schemas: {
        /** What an agent did. */
        Session: Session;
        /** How it went. More values may come. */
        Outcome: Outcome;
    };
`);
  expect(text).toContain(`"application/json": Session;`);
  expect(text).toContain("export type ResponseFound = components['responses']['Found'];");
  expect(text).not.toContain("export type Session");
});
