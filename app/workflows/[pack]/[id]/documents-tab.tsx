import Link from "next/link";
import type { Node } from "#workflows/definition/definition";
import { PlainText } from "../../../_ui/plain-text";
import { Table, TableCell, TableHead, TableHeader, TableRow } from "../../../_ui/table";
import { type DocumentUse, documentsIn } from "./documents-in";

/** Every document of the workflow: who makes it, who changes it, who needs it. */
export function DocumentsTab({ nodes }: { nodes: readonly Node[] }) {
  const documents = documentsIn(nodes);
  if (documents.length === 0)
    return <p className="p-4 text-ink-2">No step of this workflow makes a document.</p>;
  return (
    <div className="p-4">
      <div className="overflow-hidden rounded-md border bg-surface">
        <Table label="Documents">
          <TableHead>
            <TableRow>
              <TableHeader>Document</TableHeader>
              <TableHeader>Made by</TableHeader>
              <TableHeader>Changed by</TableHeader>
              <TableHeader>Needed by</TableHeader>
            </TableRow>
          </TableHead>
          <tbody>
            {documents.map(({ name, made, changed, needed }) => (
              <TableRow key={name} className="last:border-b-0">
                <TableCell className="align-top font-medium">
                  <PlainText text={name} />
                </TableCell>
                <Steps steps={made} />
                <Steps steps={changed} />
                <Steps steps={needed} />
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
    </div>
  );
}

function Steps({ steps }: { steps: DocumentUse["made"] }) {
  return (
    <TableCell className="align-top">
      {steps.length === 0 && (
        <span className="text-ink-3">
          –<span className="sr-only"> nobody</span>
        </span>
      )}
      <ul>
        {steps.map(({ key, label, agent }) => (
          <li key={key}>
            <Link href={`?${new URLSearchParams({ tab: "graph", step: key })}`} className="hover:underline">
              <PlainText text={label} />
            </Link>
            {agent && <span className="text-ink-2">, {agent}</span>}
          </li>
        ))}
      </ul>
    </TableCell>
  );
}
