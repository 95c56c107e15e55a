export { type Crewkit, type CrewkitOptions, createCrewkit } from "./crewkit.ts";
export { CrewkitError, type CrewkitErrorFields } from "./errors/CrewkitError.ts";
