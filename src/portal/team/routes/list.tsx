import type { Express } from "express";
import { formatEngineDate } from "../../../camunda/values.ts";
import { staff } from "../../../texts/staff.ts";
import { team as texts } from "../../../texts/team.ts";
import type { PortalContext } from "../../context.ts";
import { pageAddress, parameter, windowOf } from "../../operator/window.ts";
import { foreignOf } from "../foreign.ts";
import { requireTeams, roleOf } from "../membership.ts";
import { namesOf } from "../names.ts";
import { ListPage, SHOWS, type Show } from "../pages/list.tsx";
import { TASKS_PATH } from "../paths.ts";
import { subjectsOf } from "../processes.ts";
import { sendTeamPage } from "../send.tsx";

/** `/equipe/tarefas`: the open tasks of a team, the oldest first. */
export function setUpTaskList(app: Express, context: PortalContext): void {
  app.get(TASKS_PATH, async (request, response) => {
    const member = await requireTeams(context, response);
    const { teams, account } = member;
    const team = teams.find((candidate) => candidate === parameter(request, "equipe")) ?? teams[0]!;
    const show = SHOWS.find((candidate) => candidate === parameter(request, "mostrar")) ?? "abertas";
    const number = parameter(request, "processo").toUpperCase();
    const window = windowOf(request);
    const query = { ...queryOf(team, show, account.id, context.clock()), ...(await queryOfNumber(context, number)) };
    const page = await context.engine.operations.taskPage(query, window);
    const instances = page.items.map(({ processInstanceId }) => processInstanceId);
    const [subjects, foreign, nameOf] = await Promise.all([
      subjectsOf(context, instances),
      foreignOf(context, instances),
      namesOf(
        context,
        page.items.map(({ assignee }) => assignee),
      ),
    ]);
    await sendTeamPage(
      context,
      response,
      member,
      { title: texts.list.title(staff.role(roleOf(team))) },
      <ListPage
        {...{ teams, team, show, number, page, window, subjects, foreign, nameOf }}
        me={account.id}
        now={context.clock()}
        address={pageAddress(request)}
      />,
    );
  });
}

/** What to ask the engine for. */
function queryOf(team: string, show: Show, me: string, now: Date): Record<string, unknown> {
  return {
    candidateGroup: team,
    includeAssignedTasks: show !== "livres",
    ...(show === "abertas" ? { orQueries: [{ assignee: me, unassigned: true }] } : {}),
    ...(show === "minhas" ? { assignee: me } : {}),
    ...(show === "vencidas" ? { dueBefore: formatEngineDate(now) } : {}),
  };
}

/** The id of a process is the business key of its instance, which engines find faster than the value of a variable. */
async function queryOfNumber({ store }: PortalContext, number: string): Promise<Record<string, unknown>> {
  if (number === "") return {};
  const process = await store.processes.findByNumber(number);
  if (process !== null) return { processInstanceBusinessKey: process.id };
  return { processVariables: [{ name: "processNumber", operator: "eq", value: number }] };
}
