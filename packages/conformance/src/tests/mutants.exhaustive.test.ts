import { mutants } from "../../mutants/index.ts";
import { testMutants } from "../../mutants/testing/test-mutants.ts";

testMutants(mutants);
