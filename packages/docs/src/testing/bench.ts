/** The parts of the build that the benchmarks time. Not published. */
export { makeFiles } from "../build.ts";
export { clientCalls } from "../generated/client-calls.ts";
