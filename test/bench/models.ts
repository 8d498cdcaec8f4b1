const NAMESPACES =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://example.com/bench"';

/** A line of external tasks, all of one topic, named after the process. */
export function lineOfTasks(key: string, count: number): string {
  const tasks = Array.from(
    { length: count },
    (_, index) => `<serviceTask id="t${index}" camunda:type="external" camunda:topic="${key}"/>
      <sequenceFlow id="f${index}" sourceRef="${index === 0 ? "start" : `t${index - 1}`}" targetRef="t${index}"/>`,
  );
  return process(key, `${tasks.join("")}<sequenceFlow id="last" sourceRef="t${count - 1}" targetRef="end"/>`);
}

/** External tasks side by side, all of one topic, named after the process. */
export function parallelTasks(key: string, count: number): string {
  const branches = Array.from(
    { length: count },
    (_, index) => `<serviceTask id="t${index}" camunda:type="external" camunda:topic="${key}"/>
      <sequenceFlow id="in${index}" sourceRef="fork" targetRef="t${index}"/>
      <sequenceFlow id="out${index}" sourceRef="t${index}" targetRef="join"/>`,
  );
  return process(
    key,
    `<parallelGateway id="fork"/><parallelGateway id="join"/>${branches.join("")}
     <sequenceFlow id="first" sourceRef="start" targetRef="fork"/><sequenceFlow id="last" sourceRef="join" targetRef="end"/>`,
  );
}

/** Waits at a user task with a message and a timer beside it, as the journeys do. */
export function waiting(key: string): string {
  return process(
    key,
    `<userTask id="task" camunda:candidateGroups="atendimento"/>
     <boundaryEvent id="late" attachedToRef="task"><timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition></boundaryEvent>
     <sequenceFlow id="a" sourceRef="start" targetRef="task"/><sequenceFlow id="b" sourceRef="task" targetRef="end"/>
     <sequenceFlow id="c" sourceRef="late" targetRef="end"/>`,
  );
}

/** Waits at a task of a team, as the models of the services do. */
export function teamTask(key: string): string {
  return process(
    key,
    `<userTask id="task" camunda:candidateGroups="\${teamGroup}" camunda:assignee="\${assignee}"/>
     <sequenceFlow id="a" sourceRef="start" targetRef="task"/><sequenceFlow id="b" sourceRef="task" targetRef="end"/>`,
  );
}

function process(key: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><definitions id="defs-${key}" ${NAMESPACES}>
    <process id="${key}" isExecutable="true" camunda:historyTimeToLive="P30D"><startEvent id="start"/>${body}<endEvent id="end"/></process></definitions>`;
}
