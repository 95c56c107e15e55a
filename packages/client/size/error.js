export { CrewkitError } from "../dist/index.js";
