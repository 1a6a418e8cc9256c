import { Download } from "lucide-react";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { Menu, MenuItem } from "../_ui/menu";
import { usePreference } from "../_ui/preferences";
import { type AuditFilter, writeAuditInput } from "./audit-filter";

/** The entries that fit the filters, as a file. */
export function ExportMenu({ filter }: { filter: AuditFilter }) {
  const zone = usePreference("timeZone");
  if (!useMay("audit.read")) return null;
  const query = writeExportQuery(filter, zone);
  return (
    <Menu
      trigger={
        <Button>
          <Download aria-hidden />
          Export
        </Button>
      }
    >
      <MenuItem asChild>
        <a href={`/files/audit.csv${query}`} download>
          CSV, for a spreadsheet
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={`/files/audit.json${query}`} download>
          JSON, with the hashes of the chain
        </a>
      </MenuItem>
    </Menu>
  );
}

/** What the page is narrowed to, as `/files/audit.*` takes it: "?actor=..."; "" for everything. */
function writeExportQuery(filter: AuditFilter, zone: "local" | "utc"): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(writeAuditInput(filter, zone))) {
    if (value !== undefined) query.set(name, value);
  }
  return query.size === 0 ? "" : `?${query}`;
}
