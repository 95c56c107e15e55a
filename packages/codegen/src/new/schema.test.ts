import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { schemaFiles } from "./schema.ts";

const root = join(import.meta.dirname, "../../../..");

test("a request schema rejects unknown properties", () => {
  const [[file, text] = []] = schemaFiles(root, { name: "SessionPinCreate", tag: "Sessions" }).files;
  expect(file).toBe("openapi/components/schemas/sessions/SessionPinCreate.yaml");
  expect(parse(text ?? "").additionalProperties).toBe(false);
});

test.each([
  [{ name: "sessionPin", tag: "Sessions" }, "PascalCase"],
  [{ name: "SessionPin", tag: "Pins" }, "--tag Pins"],
  [{ name: "Session", tag: "Sessions" }, "already exists"],
])("%j is rejected with a message", (options, message) => {
  expect(() => schemaFiles(root, options)).toThrow(message);
});
