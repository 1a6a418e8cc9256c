import { Role } from "#workflows/definition/definition";
import { RadioCards } from "../_ui/radio-cards";
import { ROLES, sayRole } from "./roles";

type RoleChoiceProps = { value: Role; onChange: (role: Role) => void };

/** A role, with what it may do. */
export function RoleChoice({ value, onChange }: RoleChoiceProps) {
  return (
    <RadioCards
      legend="Role"
      name="role"
      cards={Role.options.map((role) => ({ value: role, title: sayRole(role), text: ROLES[role] }))}
      value={value}
      onChange={onChange}
    />
  );
}
