import { z } from "zod";
import { BpmnError } from "../src/camunda/workers.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { admittedProcess } from "./support/process.ts";
import { refusalVariables } from "./support/refusal.ts";

/** Hands a request in: the right is decided anew, because it may have been lost since the start. */
export const requestSubmit = defineWorker({
  topic: "request-submit",
  title: texts.titles["request-submit"],
  inputs: z.object({}),
  outputs: z.object({
    /** Names of the documents that were handed in, for the team; null: none. */
    documentList: z.string().nullable(),
    /** What the team said of the request before: it judges anew. The person has read it, and the comments keep it. */
    decision: z.null(),
    opinion: z.null(),
  }),
  errors: { SUBMISSION_REFUSED: texts.errors.SUBMISSION_REFUSED },
  async handler({ task, services: { store } }) {
    const process = await admittedProcess(store, task);
    const submission = await store.processes.submit(task.processInstanceId);
    if (!submission.allowed) {
      const variables = refusalVariables(submission.code, submission.reference!);
      throw new BpmnError("SUBMISSION_REFUSED", texts.errors.SUBMISSION_REFUSED, variables);
    }
    const documents = await store.documents.ofProcess(process.id);
    const documentList = documents.length === 0 ? null : documents.map(({ name }) => name).join("; ");
    return { documentList, decision: null, opinion: null };
  },
});
