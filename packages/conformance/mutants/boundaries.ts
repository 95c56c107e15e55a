import { changeText, setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createProject > 201 > body name": {
    "bound-too-low": [
      "The longest allowed name is rejected.",
      { request: changeText("/name", (name) => (name.length === 100 ? `${name}x` : name)) },
    ],
  },
  "createProject > 201 > body project_type": {
    "enum-value-rejected": [
      "One of the types is rejected.",
      { request: changeText("/project_type", (type) => (type === "workspace" ? "space" : type)) },
    ],
  },
  "createConvention > 201 > body anti_patterns": {
    "full-list-rejected": [
      "The longest allowed list is rejected.",
      {
        request: setField("/anti_patterns", (list: unknown) =>
          Array.isArray(list) && list.length === 20 ? [...list, "one too many"] : list,
        ),
      },
    ],
  },
  "forkResource > 201 > body change_summary": {
    "length-in-utf16": [
      "The length of a text is counted in UTF-16 code units.",
      {
        request: changeText("/change_summary", (text) =>
          /\p{Extended_Pictographic}/u.test(text) ? text.repeat(2) : text,
        ),
      },
    ],
  },
  "updateSession > 200 > body model_metrics": {
    "nested-bound-too-low": [
      "The largest allowed number of tokens is rejected.",
      {
        request: setField("/model_metrics/input_tokens", (tokens: unknown) =>
          tokens === 1_000_000_000_000 ? tokens + 1 : tokens,
        ),
      },
    ],
  },
};
