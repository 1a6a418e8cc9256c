import { Table, TableHead, TableHeader, TableRow } from "../_ui/table";
import type { RunItem } from "./run-item";
import { RunRow } from "./run-row";

export function RunsTable({ runs }: { runs: readonly RunItem[] }) {
  return (
    <Table label="Runs" className="table-fixed">
      <TableHead>
        <TableRow>
          <TableHeader className="w-42 pl-4">Status</TableHeader>
          <TableHeader className="w-[30%]">Run</TableHeader>
          <TableHeader>Where it stands</TableHeader>
          <TableHeader className="w-36">Progress</TableHeader>
          <TableHeader className="w-24">Started</TableHeader>
          <TableHeader className="w-28 text-right max-xl:hidden">Duration</TableHeader>
          <TableHeader className="w-18 pr-4 text-right max-xl:hidden">Cost</TableHeader>
        </TableRow>
      </TableHead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </tbody>
    </Table>
  );
}
