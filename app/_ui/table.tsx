import type { ComponentProps } from "react";
import { cn } from "./cn";
import { ScrollX } from "./scroll-x";

type TableProps = ComponentProps<"table"> & {
  /** What the rows are: "Runs". */
  label: string;
};

export function Table({ label, className, ...rest }: TableProps) {
  return (
    <ScrollX label={label}>
      <table
        aria-label={label}
        className={cn("w-full border-collapse text-left text-sm", className)}
        {...rest}
      />
    </ScrollX>
  );
}

export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return <thead className={cn("bg-sunken text-ink-2 text-xs", className)} {...rest} />;
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn(
        "border-b [tbody>&]:hover:bg-hover aria-selected:bg-selected aria-selected:hover:bg-selected",
        className,
      )}
      {...rest}
    />
  );
}

export function TableHeader({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="col" className={cn("h-8 whitespace-nowrap px-3 font-medium", className)} {...rest} />;
}

export function TableCell({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cn("h-9 px-3 py-1 align-middle", className)} {...rest} />;
}
