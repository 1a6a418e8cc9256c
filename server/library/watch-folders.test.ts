import { expect, test } from "vitest";
import { isWatched } from "./watch-folders";

test.each([
  "",
  "workflows",
  "workflows/deep/a.yaml",
  "templates/a-tmpl.yaml",
  "config.yaml",
  ".bmad-core",
  ".bmad-core/core-config.yaml",
  ".bmad-core/agents/dev.md",
  "bmad-core/workflows/deep/a.yaml",
  "expansion-packs",
  "expansion-packs/one",
  "expansion-packs/one/config.yaml",
  "expansion-packs/one/workflows/a.yaml",
])("%s is watched", (path) => expect(isWatched(path.split("/"))).toBe(true));

test.each([
  "node_modules",
  "node_modules/x/workflows/a.yaml",
  "src/workflows/a.yaml",
  ".git/refs/heads",
  ".bmad-core/data/large/file.md",
  "expansion-packs/one/data/file.md",
])("%s is not", (path) => expect(isWatched(path.split("/"))).toBe(false));
