export { buildFiles } from "../build.ts";
export { clientCalls } from "../generated/client-calls.ts";
