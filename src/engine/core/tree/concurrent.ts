/** The tree grows when a scope comes to hold several paths, and shrinks back when one is left. */
import { moveVariables } from "../behaviours/variables.ts";
import type { Run } from "../run.ts";
import { Node } from "./node.ts";

/** A child execution, which starts in the activity instance of its parent. */
export function createChild(run: Run, parent: Node): Node {
  const child = new Node(run.context.newId(), parent, parent.instance);
  child.activity = parent.activity;
  child.activityInstanceId = parent.activityInstanceId;
  return child;
}

/** A further path in the scope of this execution. What the scope did so far goes on in a path of its own beside it. */
export function createConcurrent(run: Run, scope: Node): Node {
  const [only, ...others] = scope.children;
  if (!only) {
    const replacing = createChild(run, scope);
    replacing.isConcurrent = true;
    replace(run, replacing, scope);
    scope.isActive = false;
    scope.activity = null;
  } else if (others.length === 0 && !only.isConcurrent) {
    const between = createChild(run, scope);
    between.isConcurrent = true;
    between.isActive = false;
    between.activity = null;
    only.moveTo(between);
    scope.leaveActivityInstance();
    scope.activity = null;
  }
  const concurrent = createChild(run, scope);
  concurrent.isConcurrent = true;
  return concurrent;
}

/** One path is left in the scope: the scope's execution takes it over. */
export function pruneLastConcurrent(run: Run, scope: Node): void {
  const [last, ...others] = scope.children;
  if (!last || others.length > 0 || !last.isConcurrent) return;
  scope.activity = last.activity;
  scope.flow = last.flow;
  replace(run, scope, last);
  for (const child of [...last.children]) child.moveTo(scope);
  removeNode(last);
}

/** `node` goes on in place of `replaced`, with the task, the jobs of the activity and the local variables of that path. */
export function replace(run: Run, node: Node, replaced: Node): void {
  node.activityInstanceId = replaced.activityInstanceId;
  node.isActive = replaced.isActive;
  node.skipAsync = replaced.skipAsync;
  node.replacedBy = null;
  node.called = replaced.called;
  if (node.called) node.called.superNode = node;
  replaced.called = null;
  moveWait(run, node, replaced);
  moveActivityJobs(run, node, replaced);
  moveExecutedJob(run, node, replaced);
  if (!replaced.isEnded && replaced.parent === node) moveVariables(run, replaced, node);
  replaced.replacedBy = node;
  replaced.activityInstanceId = replaced.parentActivityInstanceId;
}

function moveWait(run: Run, node: Node, replaced: Node): void {
  if (!replaced.wait) return;
  node.wait = replaced.wait;
  replaced.wait = null;
  if (node.wait.kind === "user-task" || node.wait.kind === "external-task") {
    run.emit({ type: "execution-changed", entity: node.wait.kind, id: node.wait.id, executionId: node.id });
  }
}

/** Continuations of the activity move; what the scope itself holds (timers of event subprocesses) stays. */
function moveActivityJobs(run: Run, node: Node, replaced: Node): void {
  const moving = replaced.jobs.filter((job) => job.activityId === replaced.activity?.id);
  if (moving.length === 0) return;
  replaced.jobs = replaced.jobs.filter((job) => !moving.includes(job));
  node.jobs = [...node.jobs, ...moving];
  for (const { id } of moving) run.emit({ type: "execution-changed", entity: "job", id, executionId: node.id });
}

/** The job that is being executed goes over to the scope when its path is the last one, else with its activity. */
function moveExecutedJob({ executed }: Run, node: Node, replaced: Node): void {
  if (executed?.node !== replaced) return;
  if (replaced.parent !== node && executed.activityId !== replaced.activity?.id) return;
  executed.node = node;
  executed.report.executionId = node.id;
}

/** Takes the execution out of the tree; what it held has been taken away before. */
export function removeNode(node: Node): void {
  const { parent } = node;
  if (parent) {
    const index = parent.children.indexOf(node);
    if (index !== -1) parent.children.splice(index, 1);
    if (parent.replacedBy === node) parent.replacedBy = null;
  }
  node.isActive = false;
  node.isEnded = true;
}
