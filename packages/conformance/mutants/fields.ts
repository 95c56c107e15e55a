import { changeText, dropField, setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createProject > 422 > body name": {
    "too-long-accepted": ["A long name is truncated.", { request: changeText("/name", (name) => name.slice(0, 100)) }],
    "type-not-checked": [
      "A number is accepted as a name.",
      { request: setField("/name", (name: unknown) => (typeof name === "number" ? String(name) : name)) },
    ],
  },
  "createProject > 422 > body name: missing": {
    "required-not-checked": [
      "A project can be created without a name.",
      { request: setField("/name", (name: unknown) => (name === undefined ? "Untitled" : name)) },
    ],
  },
  "updateProject > 422 > body name": {
    "empty-accepted": ["An empty name is accepted.", { request: changeText("/name", (name) => name || "Untitled") }],
  },
  "createProject > 422 > body project_type": {
    "enum-not-checked": [
      "An unknown type is replaced by the default.",
      { request: setField("/project_type", (type: unknown) => (type === undefined ? type : "repository")) },
    ],
  },
  "createProject > 422 > body slug": {
    "pattern-not-checked": [
      "An invalid slug is replaced.",
      { request: changeText("/slug", () => `a-${crypto.randomUUID()}`) },
    ],
  },
  "createProject > 422 > body no_such_field: unknown": {
    "unknown-field-accepted": ["An unknown field is ignored.", { request: dropField("/no_such_field") }],
  },
  "createInvitation > 422 > body email": {
    "format-not-checked": [
      "An email address is not validated.",
      { request: changeText("/email", () => `someone-${crypto.randomUUID()}@example.com`) },
    ],
  },
  "createConvention > 422 > body anti_patterns": {
    "items-not-checked": [
      "List items are not validated.",
      { request: setField("/anti_patterns", (items: unknown) => (Array.isArray(items) ? [] : items)) },
    ],
  },
  "createRole > 422 > body coaching_mode_enabled": {
    "null-accepted": [
      "null is accepted as a boolean.",
      { request: setField("/coaching_mode_enabled", (value: unknown) => typeof value === "boolean" && value) },
    ],
  },
  "createRole > 422 > body level": {
    "string-accepted-as-number": ["A string is accepted as a number.", { request: changeText("/level", () => 1) }],
  },
  "updateSession > 422 > body model_metrics.input_tokens": {
    "nested-bound-not-checked": [
      "The minimum of a nested number is not checked.",
      { request: setField("/model_metrics", { input_tokens: 1, output_tokens: 1, cost_usd: 0.1 }) },
    ],
  },
  "updateSession > 422 > body model_metrics.no_such_field": {
    "nested-field-accepted": [
      "An unknown nested field is ignored.",
      { request: dropField("/model_metrics/no_such_field") },
    ],
  },
};
