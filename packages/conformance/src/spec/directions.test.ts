import { expect, test } from "vitest";
import { omittedPointers } from "../schema/declared.ts";
import { listSchemaLocations } from "../schema/locations.ts";
import { bodyFields, bodyFor, bodyPointer, bodySchema, validateBody } from "../schema/request-body.ts";
import { contractOf, specOf } from "../testing/spec.ts";
import { originalPointer, separateDirections } from "./directions.ts";

const schema = { $ref: "#/components/schemas/Reader" };
const content = { "application/json": { schema } };
const example = { id: 7, name: "Emma", pin: "0417", friends: [{ id: 8, name: "Jane", pin: "1" }] };
const contract = contractOf({
  paths: {
    "/readers": {
      post: {
        operationId: "addReader",
        requestBody: { content: { "application/json": { schema, example } } },
        responses: { 201: { description: "", content } },
      },
    },
  },
  schemas: {
    Id: { type: "integer", readOnly: true },
    Named: { type: "object", required: ["id"], properties: { id: { $ref: "#/components/schemas/Id" } } },
    Reader: {
      unevaluatedProperties: false,
      allOf: [{ $ref: "#/components/schemas/Named" }, { required: ["id", "name", "pin"] }],
      properties: {
        name: { type: "string" },
        pin: { type: "string", writeOnly: true },
        friends: { type: "array", items: schema },
      },
    },
  },
});
const spec = specOf(contract);
const operation = spec.operation("addReader");
const response = "/components/schemas/Reader";

test("removes readOnly properties from requests, at any depth", () => {
  expect(bodyFields(spec, operation)).toEqual(["name", "pin", "friends"]);
  expect(bodyFor(spec, operation)).toEqual({ name: "Emma", pin: "0417", friends: [{ name: "Jane", pin: "1" }] });
  const locations = listSchemaLocations(spec, bodySchema(spec, operation)).map(({ path }) => path.join("."));
  expect(locations.filter((each) => each.endsWith("id"))).toEqual([]);
});

test("requires readOnly properties only in responses, and writeOnly properties only in requests", () => {
  expect(validateBody(spec, operation, { name: "Emma", pin: "0417" })).toEqual([]);
  expect(validateBody(spec, operation, { name: "Emma" })).toEqual(["must have required property 'pin'"]);
  expect(spec.validate(response, { id: 7, name: "Emma" })).toEqual([]);
  expect(spec.validate(response, { name: "Emma" })).toContain("must have required property 'id'");
});

test("finds writeOnly properties in responses, and reports pointers of the original contract", () => {
  expect(omittedPointers(spec, { $ref: `#${response}` }, example)).toEqual(["/pin", "/friends/0/pin"]);
  expect(originalPointer(bodyPointer(spec, operation) ?? "")).toBe(response);
});

test("does not change a contract without these keywords, or data with the same names", () => {
  const unchanged = contractOf({ schemas: { File: { properties: { readOnly: { type: "boolean" } } } } });
  expect(separateDirections(unchanged)).toBe(unchanged);
  const file = { properties: { readOnly: { type: "boolean" } }, example: { readOnly: true } };
  const separated = separateDirections(contractOf({ schemas: { File: file } }));
  expect(separated.components?.schemas?.File).toEqual(file);
});
