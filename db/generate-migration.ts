import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { projectRoot } from "./project-root";

/**
 * `npm run db:generate`          makes the one initial migration anew from `db/tables`, until it has shipped
 * `npm run db:generate -- NAME`  adds a migration with what changed in `db/tables/*.ts` since the last one
 * with `--check`                 changes nothing and fails when `db/migrations` is behind (`npm run check`)
 *
 * SQL that drizzle cannot express (triggers, first rows) stands in `db/tables/*.sql` and is appended to the
 * initial migration; later it is written by hand into the migration that NAME made.
 * The same tables give the same files, byte for byte, and files are replaced whole: anyone may run it.
 */
const migrations = join(projectRoot, "db/migrations");
const tables = join(projectRoot, "db/tables");
const INITIAL = "0000_initial";
const INITIAL_MADE_AT = Date.UTC(2026, 10, 1);
const INITIAL_ID = "00000000-0000-4000-8000-000000000001";
const BREAKPOINT = "--> statement-breakpoint\n";

type Journal = { entries: { tag: string; when: number }[] };

/** Makes the migrations in a folder beside the real ones and hands it to `use`. */
function generate(name: string | undefined, use: (folder: string) => void): void {
  const folder = mkdtempSync(join(projectRoot, "node_modules/.migrations-"));
  try {
    if (name) cpSync(migrations, folder, { recursive: true });
    runDrizzleKit(folder, name ?? "initial");
    if (!name) finishInitial(folder);
    use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runDrizzleKit(folder: string, name: string): void {
  const out = relative(projectRoot, folder);
  const flags = ["--dialect=postgresql", "--casing=snake_case", "--schema=./db/tables/!(*.test).ts"];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/drizzle-kit/bin.cjs", "generate", ...flags, `--out=${out}`, `--name=${name}`],
    { cwd: projectRoot, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`drizzle-kit could not read db/tables:\n${stdout}${stderr}`);
}

/** Takes the moment and the random id out of what drizzle-kit wrote, and adds the hand-written SQL. */
function finishInitial(folder: string): void {
  editJson<Journal>(join(folder, "meta/_journal.json"), (journal) => ({
    ...journal,
    entries: journal.entries.map((entry) => ({ ...entry, when: INITIAL_MADE_AT })),
  }));
  editJson<{ id: string }>(join(folder, "meta/0000_snapshot.json"), (snapshot) => ({
    ...snapshot,
    id: INITIAL_ID,
  }));
  const file = join(folder, `${INITIAL}.sql`);
  writeFileSync(file, [readFileSync(file, "utf8"), ...readHandWrittenSql()].join(`\n${BREAKPOINT}`));
}

function readHandWrittenSql(): string[] {
  const names = readdirSync(tables).filter((name) => name.endsWith(".sql"));
  return names
    .sort()
    .map((name) => `-- db/tables/${name}\n${readFileSync(join(tables, name), "utf8").trim()}\n`);
}

function editJson<Content>(file: string, edit: (content: Content) => Content): void {
  const content: Content = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, `${JSON.stringify(edit(content), null, 2)}\n`);
}

/** One atomic rename per file, so that a reader never meets a half-written one. */
function replaceMigrations(folder: string): void {
  mkdirSync(join(migrations, "meta"), { recursive: true });
  for (const name of listFiles(folder)) renameSync(join(folder, name), join(migrations, name));
}

function compareMigrations(folder: string): void {
  const isSame = listFiles(folder).every(
    (name) => readText(join(folder, name)) === readText(join(migrations, name)),
  );
  if (isSame) return;
  console.error("db/migrations is behind db/tables. Run: npm run db:generate");
  process.exitCode = 1;
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function listFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /\.(sql|json)$/.test(name));
}

const hasSuccessors =
  existsSync(migrations) && listFiles(migrations).filter((name) => name.endsWith(".sql")).length > 1;
const [argument] = process.argv.slice(2);
if (argument === "--check") {
  generate(hasSuccessors ? "change" : undefined, compareMigrations);
} else if (!argument && hasSuccessors) {
  throw new Error(
    "The initial migration has successors and is never made anew. Use: npm run db:generate -- NAME",
  );
} else {
  generate(argument, replaceMigrations);
}
