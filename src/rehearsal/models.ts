/** BPMN files by the id of the process in each. */
export type Models = Record<string, string>;
