import { changeText, dropField, setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createProject > 422 > body name": {
    "too-long-accepted": [
      "A name that is too long is cut.",
      { request: changeText("/name", (name) => name.slice(0, 100)) },
    ],
    "type-not-checked": [
      "A number is taken for a name.",
      { request: setField("/name", (name: unknown) => (typeof name === "number" ? String(name) : name)) },
    ],
  },
  "createProject > 422 > body name: missing": {
    "required-not-checked": [
      "A project without a name is called Untitled.",
      { request: setField("/name", (name: unknown) => (name === undefined ? "Untitled" : name)) },
    ],
  },
  "updateProject > 422 > body name": {
    "empty-accepted": ["An empty name is taken.", { request: changeText("/name", (name) => name || "Untitled") }],
  },
  "createProject > 422 > body project_type": {
    "enum-not-checked": [
      "A type that the contract does not know becomes the usual one.",
      { request: setField("/project_type", (type: unknown) => (type === undefined ? type : "repository")) },
    ],
  },
  "createProject > 422 > body slug": {
    "pattern-not-checked": [
      "A slug is put right in silence.",
      { request: changeText("/slug", () => `slug-${crypto.randomUUID()}`) },
    ],
  },
  "createProject > 422 > body no_such_field: unknown": {
    "unknown-field-accepted": [
      "A field that the contract does not know is ignored.",
      { request: dropField("/no_such_field") },
    ],
  },
  "createInvitation > 422 > body email": {
    "format-not-checked": [
      "An address is not checked.",
      { request: changeText("/email", () => `someone-${crypto.randomUUID()}@example.com`) },
    ],
  },
  "createConvention > 422 > body anti_patterns": {
    "items-not-checked": [
      "The items of a list are not checked.",
      { request: setField("/anti_patterns", (items: unknown) => (Array.isArray(items) ? [] : items)) },
    ],
  },
  "createRole > 422 > body coaching_mode_enabled": {
    "null-accepted": [
      "null is taken for a boolean.",
      { request: setField("/coaching_mode_enabled", (value: unknown) => typeof value === "boolean" && value) },
    ],
  },
  "createRole > 422 > body level": {
    "number-as-text-accepted": ["A number in a text is taken.", { request: changeText("/level", () => 1) }],
  },
  "updateSession > 422 > body model_metrics.input_tokens": {
    "nested-bound-not-checked": [
      "A number inside another object may be below its bound.",
      { request: setField("/model_metrics", { input_tokens: 1, output_tokens: 1, cost_usd: 0.1 }) },
    ],
  },
  "updateSession > 422 > body model_metrics.no_such_field": {
    "nested-unknown-field-accepted": [
      "An unknown field inside of another is taken.",
      { request: dropField("/model_metrics/no_such_field") },
    ],
  },
};
