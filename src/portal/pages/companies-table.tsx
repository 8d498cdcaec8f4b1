import { formatCnpj } from "../../domain/identifiers.ts";
import type { Bond } from "../../store/types.ts";
import { portal } from "../../texts/portal.ts";

/** The companies a person represents, and in which capacity. */
export function CompaniesTable({ bonds }: { bonds: Bond[] }) {
  const { columns, capacity } = portal.processes;
  return (
    <table class="stacking">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bonds.map((bond) => (
          <tr key={bond.id}>
            <th scope="row" data-label={columns[0]}>
              {bond.company.legalName}
            </th>
            <td data-label={columns[1]}>{formatCnpj(bond.company.cnpj)}</td>
            <td data-label={columns[2]}>{capacity[bond.capacity]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
