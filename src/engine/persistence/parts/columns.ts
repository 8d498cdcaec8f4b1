/** Columns that several tables have, with their types. */

export const text = "text";
export const time = "timestamptz";
export const instance = { root_id: text, instance_id: text };
export const value = { name: text, type: text, text_value: text, number_value: "double precision", value_info: "jsonb" };
export const scope = { execution_id: text, task_id: text, activity_instance_id: text };
