import { elements, isA, type ModdleElement, processOf, propertyOf, text } from "../lint/model.ts";
import { explanation as texts } from "../texts/models/explanation.ts";
import type { ExplanationContext } from "./context.ts";

/** Who does an activity, in words; null: nobody does (a decision, an event). */
export function whoDoes(element: ModdleElement, context: ExplanationContext): string | null {
  if (isA(element, "userTask")) return whoAnswers(element, context);
  if (isA(element, "manualTask")) return laneOf(element) ?? texts.who.outside;
  return isA(element, "serviceTask", "scriptTask", "sendTask", "businessRuleTask") ? texts.who.system : null;
}

function whoAnswers(task: ModdleElement, { teams, responsible = texts.who.team }: ExplanationContext): string {
  const { who } = texts;
  const assignee = text(task, "camunda:assignee");
  if (propertyOf(task, "who") === "applicant" || isComputed(assignee)) return who.person;
  if (assignee) return assignee;
  const groups = listOf(text(task, "camunda:candidateGroups"));
  if (groups.length > 0) {
    return texts.or([...new Set(groups.map((group) => (isComputed(group) ? responsible : (teams[group] ?? group))))]);
  }
  const users = listOf(text(task, "camunda:candidateUsers")).filter((user) => !isComputed(user));
  return users.length > 0 ? texts.or(users) : (laneOf(task) ?? who.somebody);
}

/** The lane in which an element is drawn. */
function laneOf(element: ModdleElement): string | null {
  const process = processOf(element);
  const lanes = process === null ? [] : elements(process, "laneSets").flatMap((set) => elements(set, "lanes"));
  const own = lanes.find((lane) => elements(lane, "flowNodeRef").includes(element));
  return (own && text(own, "name")) || null;
}

const isComputed = (value: string | undefined) => /[$#]\{/.test(value ?? "");
const listOf = (value: string | undefined) =>
  (value ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
