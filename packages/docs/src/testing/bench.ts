/** Parts of the build, for the benchmarks. Not published. */
export { buildFiles } from "../build.ts";
export { clientCalls } from "../generated/client-calls.ts";
