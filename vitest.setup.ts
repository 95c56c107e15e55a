import { vi } from "vitest";

// Runs before each test file: the files of a worker share its globals.
vi.useRealTimers();
vi.restoreAllMocks();
vi.unstubAllEnvs();
vi.unstubAllGlobals();
