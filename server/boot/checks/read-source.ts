import { parseAst } from "vitest/node";

/** One `import` or `export ... from` of a file. */
export type Import = { specifier: string; isType: boolean; isReexport: boolean; line: number };

/** What the rules look at in one file. */
export type Source = {
  path: string;
  imports: Import[];
  /** Dotted names that are used, e.g. `process.env`, `Math.random`, `eval`. */
  names: { name: string; line: number }[];
  isNothingButReexports: boolean;
};

type Node = { type: string; start: number; [key: string]: unknown };

/** @param path relative to the project's root, with `/` */
export function readSource(path: string, text: string): Source {
  const lang = path.endsWith("x") ? "tsx" : "ts";
  const source: Source = { path, imports: [], names: [], isNothingButReexports: false };
  const lineOf = (node: Node) => text.slice(0, node.start).split("\n").length;
  const body = asNodes(parseAst(text, { lang }).body);
  for (const statement of body) visit(statement, source, lineOf);
  source.isNothingButReexports = body.length > 0 && body.every((node) => isReexport(node));
  return source;
}

function visit(node: Node, source: Source, lineOf: (node: Node) => number): void {
  const line = lineOf(node);
  const specifier = readSpecifier(node);
  if (specifier)
    source.imports.push({ specifier, isType: isTypeOnly(node), isReexport: isReexport(node), line });
  const name = readName(node);
  if (name) source.names.push({ name, line });
  for (const child of Object.values(node).flatMap(asNodes)) visit(child, source, lineOf);
}

function readSpecifier(node: Node): string | undefined {
  const isImport = node.type.startsWith("Import") && node.type !== "ImportSpecifier";
  const [literal] = isImport || isReexport(node) ? asNodes(node.source) : [];
  return typeof literal?.value === "string" ? literal.value : undefined;
}

function isReexport(node: Node): boolean {
  const isExport = node.type === "ExportNamedDeclaration" || node.type === "ExportAllDeclaration";
  return isExport && asNodes(node.source).length > 0;
}

/** `import type`, `export type`, and an import whose every name is marked `type`. */
function isTypeOnly(node: Node): boolean {
  if (node.importKind === "type" || node.exportKind === "type" || node.type === "TSImportType") return true;
  const names = asNodes(node.specifiers);
  return names.length > 0 && names.every((name) => name.importKind === "type" || name.exportKind === "type");
}

function readName(node: Node): string | undefined {
  if (node.type === "MemberExpression") {
    const [object] = asNodes(node.object);
    const [property] = asNodes(node.property);
    return object?.type === "Identifier" && property
      ? `${object.name}.${property.name ?? property.value}`
      : undefined;
  }
  const [callee] =
    node.type === "CallExpression" || node.type === "NewExpression" ? asNodes(node.callee) : [];
  return callee?.type === "Identifier" ? String(callee.name) : undefined;
}

function asNodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(asNodes);
  return isNode(value) ? [value] : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}
