const option = "`operations` of crewkit/public-operations in redocly.yaml";

export const noList: string =
  "Nothing says which operations go without a token. " +
  "Write in redocly.yaml: `crewkit/public-operations: { severity: error, operations: [getHealth] }`.";

export const noBearer: string =
  "The document does not ask for one bearer token. Write at the root `security: [{ bearerAuth: [] }]`, " +
  "and under `components.securitySchemes`: `bearerAuth: { type: http, scheme: bearer }`.";

export function unlisted(operation: string): string {
  return `\`${operation}\` goes without a token, but is not among the operations that may. Remove its \`security\`, or add it to ${option}.`;
}

export function closed(operation: string): string {
  return `\`${operation}\` is to go without a token, but needs one. Add \`security: []\`, or take it off ${option}.`;
}

export function override(operation: string): string {
  return `\`${operation}\` has a \`security\` of its own. Remove it: the root's holds, or \`[]\` where no token is needed.`;
}

export function unknown(operation: string): string {
  return `No operation is called \`${operation}\`. Take it off ${option}, or write the operation.`;
}
