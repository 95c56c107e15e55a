import { respondWith } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "createProject > 201 > example request": { "created-as-200": ["Creating a project returns 200.", respondWith(200)] },
  "deleteProject > 200 > example request": {
    "deletion-as-204": ["Deleting a project returns 204.", (response) => ({ ...response, status: 204, body: "" })],
  },
  "getProject > 401 > no token": {
    "redirect-to-login": [
      "A request without a token is redirected to a login page.",
      ({ headers }) => ({ status: 302, headers: { ...headers, location: "/login" }, body: "" }),
    ],
  },
  "createProject > 403": { "permission-as-404": ["A missing permission returns 404.", respondWith(404)] },
  "getProject > 404 > path id: unknown": {
    "error-as-success": ["An error is returned with status 200.", respondWith(200)],
  },
  "createProject > 422 > body name: missing": {
    "invalid-body-as-400": ["An invalid body returns 400.", respondWith(400)],
  },
  "createProject > 422 > slugTaken": { "status-undocumented": ["A taken slug returns 409.", respondWith(409)] },
};
