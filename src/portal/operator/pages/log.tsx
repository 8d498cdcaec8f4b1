import type { EnginePage, Window } from "../../../camunda/operations/page.ts";
import type { UserOperation } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import { Table } from "../../layout/table.tsx";
import { moment } from "../moment.ts";
import { withoutIdentifiers } from "../personal-data.ts";
import { instancePath } from "./instances.tsx";
import { Paging } from "./paging.tsx";

interface LogProps {
  page: EnginePage<UserOperation>;
  window: Window;
  address: (page: number) => string;
}

/** The engine's log of what people did, the newest first. */
export function LogTable({ page, window, address }: LogProps) {
  const texts = operator.log;
  return (
    <>
      <Table
        columns={texts.columns}
        rows={page.items}
        keyOf={({ id }) => id}
        cells={(entry) => [
          moment(entry.timestamp),
          texts.operation(entry.operationType),
          entry.processInstanceId === null ? (
            texts.entity(entry.entityType)
          ) : (
            <>
              {texts.entity(entry.entityType)}{" "}
              <a class="id" href={instancePath(entry.processInstanceId)}>
                {entry.processInstanceId}
              </a>
            </>
          ),
          entry.property === null ? (
            operator.none
          ) : (
            <>
              {entry.property}: {withoutIdentifiers(texts.change(entry.orgValue, entry.newValue))}
            </>
          ),
          withoutIdentifiers(entry.annotation ?? operator.none),
        ]}
      />
      <Paging page={page} window={window} address={address} />
    </>
  );
}
