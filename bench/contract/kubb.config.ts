import { env } from "node:process";
import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { pluginZod } from "@kubb/plugin-zod";

const { CONTRACT = "", OUTPUT = "" } = env;

export default defineConfig({
  root: ".",
  input: { path: CONTRACT },
  output: { path: OUTPUT, format: false, lint: false },
  plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient({ client: "fetch" }), pluginZod({ version: "4" })],
});
