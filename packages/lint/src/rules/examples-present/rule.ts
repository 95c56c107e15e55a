import type { Oas3MediaType, Oas3Parameter, Oas3Rule, UserContext } from "@redocly/openapi-core";

/** Every parameter, request body and response body has an example of its own. */
export const rule: Oas3Rule = () => ({
  Parameter(parameter: Oas3Parameter, { report, location }: UserContext) {
    if (hasExample(parameter)) return;
    report({ message: `The parameter \`${parameter.name}\` has no example. Give it one under \`example\`.`, location });
  },
  MediaType(mediaType: Oas3MediaType, { report, location, key }: UserContext) {
    if (hasExample(mediaType)) return;
    report({ message: `This ${key} has no example. ${advice}`, location: location.key() });
  },
});

const advice = "Write one in openapi/world/examples/, run `pnpm generate` and name it here under `examples`.";

function hasExample({ example, examples }: { example?: unknown; examples?: object }): boolean {
  return example !== undefined || Object.keys(examples ?? {}).length > 0;
}
