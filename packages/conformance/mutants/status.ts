import { respondWith } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "createProject > 201 > as in the example": {
    "created-as-200": ["A creation answers 200.", respondWith(200)],
  },
  "deleteProject > 200 > as in the example": {
    "deletion-without-content": [
      "A deletion answers 204 without a body.",
      (response) => ({ ...response, status: 204, body: "" }),
    ],
  },
  "getProject > 401 > no token": {
    "redirect-to-login": [
      "Who has no token is sent to a page.",
      ({ headers }) => ({ status: 302, headers: { ...headers, location: "/login" }, body: "" }),
    ],
  },
  "createProject > 403": {
    "permission-as-404": ["Too little permission is told as 404.", respondWith(404)],
  },
  "getProject > 404 > path id: unknown": {
    "error-as-success": ["A refusal answers 200, with the error in the body.", respondWith(200)],
  },
  "createProject > 422 > body name: missing": {
    "invalid-body-as-400": ["A wrong body is refused by 400.", respondWith(400)],
  },
  "createProject > 422 > a taken slug": {
    "status-undocumented": ["A slug that is taken is refused by 409.", respondWith(409)],
  },
};
