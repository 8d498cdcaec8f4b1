import type { EnginePage, Window } from "../../../camunda/operations/page.ts";
import type { HistoricActivity } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import { Table } from "../../layout/table.tsx";
import { moment } from "../moment.ts";
import { instancePath } from "./instances.tsx";
import { Paging } from "./paging.tsx";

interface HistoryProps {
  page: EnginePage<HistoricActivity>;
  window: Window;
  address: (page: number) => string;
}

/** What an instance went through, in order. */
export function HistoryTable({ page, window, address }: HistoryProps) {
  const texts = operator.history;
  const result = ({ endTime, canceled }: HistoricActivity) =>
    canceled ? texts.canceled : endTime === null ? texts.running : texts.done;
  return (
    <>
      <Table
        columns={texts.columns}
        rows={page.items}
        keyOf={({ id }) => id}
        cells={(activity) => [
          activity.activityName ?? activity.activityId,
          operator.kind(activity.activityType),
          moment(activity.startTime),
          moment(activity.endTime) ?? operator.none,
          <>
            {result(activity)}{" "}
            {activity.calledProcessInstanceId !== null && (
              <a href={instancePath(activity.calledProcessInstanceId)}>{texts.called}</a>
            )}
          </>,
        ]}
      />
      <Paging page={page} window={window} address={address} />
    </>
  );
}
