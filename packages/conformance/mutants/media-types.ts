import type { Mutants, ProxiedRequest } from "./tools/table.ts";

function changeType(change: (type: string | undefined) => string | undefined) {
  return ({ headers: { "content-type": type, ...headers }, ...request }: ProxiedRequest): ProxiedRequest => {
    const changed = change(type);
    return { ...request, headers: { ...headers, ...(changed !== undefined && { "content-type": changed }) } };
  };
}

export const behaviors: Mutants = {
  "createProject > 201 > APPLICATION/JSON": {
    "media-type-compared-as-text": [
      "A Content-Type with a parameter is rejected.",
      { request: changeType((type) => (type?.includes(";") ? "text/plain" : type)) },
    ],
  },
  "createProject > 400 > no Content-Type": {
    "missing-media-type-accepted": [
      "A body without a Content-Type is read as JSON.",
      { request: changeType((type) => type ?? "application/json") },
    ],
  },
  "createProject > 400 > the Content-Type text/plain": {
    "media-type-ignored": ["The Content-Type is ignored.", { request: changeType(() => "application/json") }],
  },
};
