/** The parts of the build that the benchmarks time. Not published. */
export { buildFiles } from "../build.ts";
export { clientCalls } from "../generated/client-calls.ts";
