import { ArrowLeft } from "lucide-react";
import { Button } from "../_ui/button";

/** The way back where the request stands in place of the queue. */
export function BackToQueue({ onBack }: { onBack: () => void }) {
  return (
    <div className="border-b bg-surface px-2 py-1 lg:hidden">
      <Button tone="quiet" size="sm" onClick={onBack}>
        <ArrowLeft aria-hidden />
        All requests
      </Button>
    </div>
  );
}
