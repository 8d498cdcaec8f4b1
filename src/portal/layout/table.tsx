import type { ComponentChildren } from "preact";

interface TableProps<T> {
  columns: readonly string[];
  rows: T[];
  keyOf: (row: T) => string;
  /** Cells of a row, in the order of the columns; the first names the row. */
  cells: (row: T) => ComponentChildren[];
}

/** A table that becomes one block per row on a phone. */
export function Table<T>({ columns, rows, keyOf, cells }: TableProps<T>) {
  if (rows.length === 0) return null;
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
        {rows.map((row) => {
          const [head, ...rest] = cells(row);
          return (
            <tr key={keyOf(row)}>
              <th scope="row" data-label={columns[0]}>
                {head}
              </th>
              {rest.map((cell, index) => (
                <td key={columns[index + 1]} data-label={columns[index + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
